import type { SourceFile } from "./module-order";

/** Tables by their Prisma name and as SQL names them. */
export interface Table {
  model: string;
  table: string;
}

const METHODS =
  "create|createMany|createManyAndReturn|update|updateMany|updateManyAndReturn|upsert|delete|deleteMany";
const CALL = new RegExp(`\\.(\\w+)\\s*\\.(?:${METHODS})\\(`, "g");
const STATEMENT = /\b(?:INSERT\s+INTO|UPDATE|DELETE\s+FROM|TRUNCATE)\s+(?:ONLY\s+)?"?(\w+)"?/g;

/** The tables of Prisma schema files: a model begins with its name, which the client writes with a small letter. */
export function tablesOf(schema: string): Table[] {
  return [...schema.matchAll(/^model (\w+) \{([\s\S]*?)^\}/gm)].map(([, name = "", body = ""]) => ({
    model: `${name.charAt(0).toLowerCase()}${name.slice(1)}`,
    table: /@@map\("(\w+)"\)/.exec(body)?.[1] ?? name,
  }));
}

/** Which modules of `lib/` write a table, by its model, through the client or in SQL. */
export function writersOf(files: readonly SourceFile[], tables: readonly Table[]): Map<string, Set<string>> {
  const models = new Map(
    tables.flatMap(({ model, table }) => [[model, model] as const, [table, model] as const]),
  );
  const writers = new Map<string, Set<string>>();
  for (const { file, text } of files) {
    const module = /^lib\/([^/]+)\//.exec(file)?.[1];
    if (!module) continue;
    for (const [, name = ""] of [...text.matchAll(CALL), ...text.matchAll(STATEMENT)]) {
      const model = models.get(name);
      if (model) writers.set(model, (writers.get(model) ?? new Set()).add(module));
    }
  }
  return writers;
}
