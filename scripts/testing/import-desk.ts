import { type CardDesk, startCardDesk } from "./card-desk";
import { type ImportActs, importActs } from "./import-acts";

/** A card desk that can bring files in, for tests of imports. */
export type ImportDesk = CardDesk & ImportActs;

/** Call in `beforeAll`, before the first use of `env()`. */
export async function startImportDesk(environment: Record<string, string> = {}): Promise<ImportDesk> {
  const desk = await startCardDesk(environment);
  return { ...desk, ...importActs(desk) };
}
