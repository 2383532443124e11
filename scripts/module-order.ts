import path from "node:path";

/**
 * The modules of `lib/`, each above all that it may import. Core knows no noun; the platform carries what every noun needs;
 * nouns know the nouns below them; flows run over nouns; `root` alone knows all.
 */
export const MODULES: readonly string[] = [
  // Core
  ...["core", "i18n", "pci", "issuing"],
  // Platform
  ...["audit-log", "auth", "issuer", "live", "operations", "audit", "jobs", "approvals"],
  // Nouns
  ...["staff", "lookups", "limit-rules", "cards", "limits", "users", "wallets", "balances", "transactions"],
  ...["three-ds", "transfers", "views"],
  // Flows over nouns
  ...["exports", "sync", "webhooks", "search", "overview", "imports", "bulk", "decisions", "health"],
  // What knows all
  "root",
];

export interface SourceFile {
  /** From the project's root. */
  file: string;
  text: string;
}

const SPECIFIER =
  /(?:\bfrom\s*|\bimport\s*\(\s*|\bimport\s+|\brequire\s*\(\s*|\bvi\.(?:mock|importActual)\s*\(\s*)["']([^"']+)["']/g;

/** What a file imports of the project, in any way that a module can: as paths from the root, without endings. */
export function importsOf({ file, text }: SourceFile): string[] {
  return [...text.matchAll(SPECIFIER)].flatMap(([, specifier = ""]) => {
    if (specifier.startsWith("@/")) return [specifier.slice(2)];
    return specifier.startsWith(".") ? [path.posix.join(path.posix.dirname(file), specifier)] : [];
  });
}

/** One line for each import that goes up, or out of its part of the project. */
export function brokenRules(files: readonly SourceFile[]): string[] {
  return files.flatMap((source) => [
    ...importsOf(source).flatMap((imported) => {
      const problem = upward(source.file, imported) ?? outside(source.file, imported);
      return problem ? [`${source.file} imports ${imported}: ${problem}`] : [];
    }),
    ...misplacedActions(source),
  ]);
}

function upward(file: string, imported: string): string | null {
  const [from, to] = [moduleOf(file), moduleOf(imported)];
  if (from === null || to === null || from === to) return null;
  const [at, above] = [MODULES.indexOf(from), MODULES.indexOf(to)];
  if (at === -1 || above === -1) return `the module ${at === -1 ? from : to} has no place in the order`;
  return above > at ? `${to} stands above ${from}` : null;
}

function moduleOf(file: string): string | null {
  const [part, module, ...rest] = file.split("/");
  return part === "lib" && module && rest.length > 0 ? module : null;
}

/** Which parts of the project a part may import at all. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  "components/ui": ["components/ui", "lib/core", "lib/i18n"],
  "components/list": ["components/list", "components/ui", "lib/core", "lib/i18n"],
  components: ["components", "lib"],
  lib: ["lib", "prisma"],
  app: ["app", "components", "lib"],
  sandbox: ["sandbox"],
};

function outside(file: string, imported: string): string | null {
  const part = Object.keys(PARTS).find((name) => file.startsWith(`${name}/`));
  if (!part) return null;
  const allowed = PARTS[part] ?? [];
  return allowed.some((name) => imported.startsWith(`${name}/`)) ? null : `${part} may not know it`;
}

/** Server actions stand in `lib/<module>/actions.ts` alone: what is exported there, every browser can call. */
function misplacedActions({ file, text }: SourceFile): string[] {
  if (!/^\s*["']use server["']/m.test(text) || /^lib\/[^/]+\/actions\.ts$/.test(file)) return [];
  return [`${file}: "use server" stands only in lib/<module>/actions.ts`];
}
