import { type CardFixture, startCardFixture } from "./card-fixture";
import { type ImportActs, importActs } from "./import-steps";

/** A card fixture that can bring files in, for tests of imports. */
export type ImportFixture = CardFixture & ImportActs;

/** Call in `beforeAll`, before the first use of `env()`. */
export async function startImportFixture(environment: Record<string, string> = {}): Promise<ImportFixture> {
  const fixture = await startCardFixture(environment);
  return { ...fixture, ...importActs(fixture) };
}
