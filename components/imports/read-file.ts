import { FILE_PROBLEMS, type FileProblem, MOST_BYTES } from "@/lib/imports/vocabulary";

export type ReadFile<T> = { ok: true; name: string; value: T } | { ok: false; problem: FileProblem };

/** Reads a chosen file in this page and nowhere else; the reader comes when it is needed. */
export async function readFile<T>(
  file: File,
  load: () => Promise<(bytes: Uint8Array) => T>,
): Promise<ReadFile<T>> {
  if (file.size > MOST_BYTES) return { ok: false, problem: "tooBig" };
  try {
    const [read, bytes] = await Promise.all([load(), file.arrayBuffer()]);
    return { ok: true, name: safeName(file.name), value: read(new Uint8Array(bytes)) };
  } catch (error) {
    const told = error instanceof Error && "problem" in error ? error.problem : null;
    return { ok: false, problem: FILE_PROBLEMS.find((one) => one === told) ?? "notText" };
  }
}

/** Names are kept with the import, and people put all sorts of numbers in them. */
function safeName(name: string): string {
  const cut = name.normalize("NFKC").replace(/\d(?:[ .\-–—_/]?\d){11,}/g, "######");
  return cut.trim().slice(-200) || "file";
}
