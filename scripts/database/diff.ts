import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { startCluster } from "./cluster";
import { diffSchemas, type SchemaFile } from "./schema-engine";

/** `npm run db:diff -- <name>`: writes the migration that leads from the schema of HEAD to the one on disk. */
const FOLDER = "prisma/schema";
const name = process.argv[2];
if (!name) throw new Error("Name the migration: npm run db:diff -- add_wallets");

const cluster = await startCluster(path.join(tmpdir(), "cardroom-diff"));
const sql = await diffSchemas(cluster.url("postgres"), committedSchema(), writtenSchema()).finally(
  cluster.stop,
);
if (sql.trim() === "" || sql.includes("This is an empty migration")) {
  process.stdout.write("The schema did not change.\n");
} else {
  const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const target = path.join("prisma/migrations", `${stamp}_${name}`);
  mkdirSync(target);
  writeFileSync(path.join(target, "migration.sql"), sql);
  process.stdout.write(`Wrote ${target}/migration.sql\n`);
}

function writtenSchema(): SchemaFile[] {
  return readdirSync(FOLDER).map((file) => ({
    path: path.join(FOLDER, file),
    content: readFileSync(path.join(FOLDER, file), "utf8"),
  }));
}

function committedSchema(): SchemaFile[] {
  const git = (...args: string[]) => execFileSync("git", args, { encoding: "utf8" });
  const files = git("ls-tree", "--name-only", "HEAD", `${FOLDER}/`).split("\n").filter(Boolean);
  return files.map((file) => ({ path: file, content: git("show", `HEAD:${file}`) }));
}
