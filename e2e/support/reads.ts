import { readFileSync } from "node:fs";

/** The address of every read of the browser, its open parts in brackets. */
export const READS = [
  ...readFileSync("lib/root/reads.ts", "utf8").matchAll(
    /^ {2}"?([\w\-/[\]]+)"?: (?:list|one|whole|file)\(/gm,
  ),
].map(([, address]) => `/api/${address}`);
