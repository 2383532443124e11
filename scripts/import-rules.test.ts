import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

const FORBIDDEN: [file: string, imported: string][] = [
  ["app/cards/page.tsx", "@/lib/core/db"],
  ["app/cards/page.tsx", "@/lib/issuing/client"],
  ["app/cards/page.tsx", "next-auth"],
  ["app/cards/page.tsx", "@/sandbox/start"],
  ["components/cards/table.tsx", "@/lib/cards/list-cards"],
  ["components/cards/table.tsx", "@/lib/core/db"],
  ["components/cards/table.tsx", "@/app/layout"],
  ["components/cards/table.tsx", "@/prisma/generated/client"],
  ["lib/cards/lock-card.ts", "@/components/ui/button"],
  ["lib/cards/lock-card.ts", "@/app/layout"],
  ["lib/cards/lock-card.ts", "next-auth"],
  ["lib/cards/lock-card.ts", "@/prisma/generated/client"],
  ["lib/auth/viewer.ts", "@/components/ui/button"],
  ["lib/core/errors.ts", "@/lib/cards/schema"],
  ["lib/issuing/client.ts", "@/lib/core/db"],
  ["lib/issuing/client.ts", "next/headers"],
  ["lib/issuing/client.ts", "@/lib/cards/schema"],
  ["lib/pci/session.ts", "@/lib/core/db"],
  ["sandbox/start.ts", "@/lib/issuing/sign"],
  ["sandbox/start.ts", "../lib/issuing/sign"],
  ["e2e/cards.spec.ts", "@/lib/cards/lock-card"],
];

const ALLOWED: [file: string, imported: string][] = [
  ["app/cards/page.tsx", "@/lib/cards/list-cards"],
  ["components/cards/table.tsx", "@/lib/cards/schema"],
  ["components/cards/table.tsx", "@/lib/limit-rules/constants"],
  ["components/transactions/timeline.tsx", "@/lib/transactions/detail-schema"],
  ["components/cards/table.tsx", "@/lib/cards/query-options"],
  ["components/cards/table.tsx", "@/lib/cards/actions"],
  ["components/cards/table.tsx", "@/lib/core/money"],
  ["components/wallets/fee-example.tsx", "@/lib/wallets/fee-rule"],
  ["lib/cards/lock-card.ts", "@/lib/core/db"],
  ["lib/auth/options.ts", "next-auth"],
  ["lib/core/db.ts", "@/prisma/generated/client"],
  ["lib/issuing/client.ts", "@/lib/core/clock"],
  ["lib/issuing/client.ts", "@/lib/issuing/sign"],
];

const folder = mkdtempSync(path.join(tmpdir(), "import-rules-"));
let refused: Set<string>;

beforeAll(() => {
  cpSync("biome.json", path.join(folder, "biome.json"));
  for (const [file, imported] of [...FORBIDDEN, ...ALLOWED]) {
    const target = path.join(folder, fixture(file, imported));
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, `import { thing } from "${imported}";\n\nthing();\n`);
  }
  const only = ["lint", "--only=style/noRestrictedImports", "--max-diagnostics=none", "--reporter=github"];
  const biome = path.resolve("node_modules/@biomejs/biome/bin/biome");
  const run = spawnSync(process.execPath, [biome, ...only, "--vcs-enabled=false", "."], {
    cwd: folder,
    encoding: "utf8",
  });
  refused = new Set(
    [...run.stdout.matchAll(/file=([^,]+),/g)].map((match) => path.relative(folder, match[1] ?? "")),
  );
});

afterAll(() => rmSync(folder, { recursive: true }));

test.each(FORBIDDEN)("%s may not import %s", (file, imported) => {
  expect(refused).toContain(fixture(file, imported));
});

test.each(ALLOWED)("%s may import %s", (file, imported) => {
  expect(refused).not.toContain(fixture(file, imported));
});

/** One import per file, so that each rule is seen to fire on its own. */
function fixture(file: string, imported: string): string {
  return path.join(path.dirname(file), imported.replace(/\W/g, "_"), path.basename(file));
}
