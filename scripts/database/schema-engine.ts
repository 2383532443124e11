import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as engineBindings from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";

const MIGRATIONS = path.resolve("prisma/migrations");
const FILTERS = { externalTables: [], externalEnums: [] };

/**
 * Applies the migrations that the database lacks and gives their names. Keeps `_prisma_migrations` exactly as
 * `prisma migrate deploy` does: this is Prisma's own engine, as WebAssembly, so nothing is downloaded.
 */
export function applyMigrations(databaseUrl: string): Promise<string[]> {
  return withEngine(databaseUrl, async (engine) => {
    const applied = await engine.applyMigrations({ migrationsList: readMigrations(), filters: FILTERS });
    return applied.appliedMigrationNames;
  });
}

export interface SchemaFile {
  path: string;
  content: string;
}

/** The SQL that leads from one Prisma schema (`[]`: an empty database) to another. */
export function diffSchemas(databaseUrl: string, from: SchemaFile[], to: SchemaFile[]): Promise<string> {
  return withEngine(databaseUrl, async (engine) => {
    const result = await engine.diff({
      from: from.length === 0 ? { tag: "empty" } : { tag: "schemaDatamodel", files: from },
      to: { tag: "schemaDatamodel", files: to },
      script: true,
      exitCode: null,
      filters: FILTERS,
    });
    return result.stdout ?? "";
  });
}

let loading: Promise<void> | undefined;

/** The engine leaves its connections open; the pool is ours, so that they end with the work. */
async function withEngine<T>(databaseUrl: string, work: (engine: engineBindings.SchemaEngine) => Promise<T>) {
  loading ??= loadEngine();
  await loading;
  const pool = new pg.Pool({ connectionString: databaseUrl });
  const factory = bindMigrationAwareSqlAdapterFactory(new PrismaPg(pool));
  try {
    const engine = await engineBindings.SchemaEngine.new({ datamodels: undefined }, () => undefined, factory);
    return await work(engine).finally(() => engine.free());
  } finally {
    await pool.end();
  }
}

async function loadEngine(): Promise<void> {
  const entry = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm");
  const imports: WebAssembly.ModuleImports = Object.fromEntries(
    Object.entries(engineBindings).filter((binding) => typeof binding[1] === "function"),
  );
  const wasm = readFileSync(entry.replace(/schema_engine\.js$/, "schema_engine_bg.wasm"));
  const instance = await WebAssembly.instantiate(await WebAssembly.compile(wasm), {
    "./schema_engine_bg.js": imports,
  });
  engineBindings.__wbg_set_wasm(instance.exports);
  const start = instance.exports.__wbindgen_start;
  if (typeof start === "function") start();
}

function readMigrations() {
  const lockfile = path.join(MIGRATIONS, "migration_lock.toml");
  const folders = readdirSync(MIGRATIONS, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return {
    baseDir: MIGRATIONS,
    lockfile: {
      path: "migration_lock.toml",
      content: existsSync(lockfile) ? readFileSync(lockfile, "utf8") : null,
    },
    shadowDbInitScript: "",
    migrationDirectories: folders
      .map((entry) => entry.name)
      .sort()
      .map((name) => ({
        path: name,
        migrationFile: {
          path: "migration.sql",
          content: {
            tag: "ok" as const,
            value: readFileSync(path.join(MIGRATIONS, name, "migration.sql"), "utf8"),
          },
        },
      })),
  };
}
