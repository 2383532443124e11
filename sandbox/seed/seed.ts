import { z } from "zod";
import type { Issuer } from "../issuer";

export const seedName = z.enum(["demo", "empty"]);
export type SeedName = z.infer<typeof seedName>;

/** Fills an empty store inside `store.replaceAll`. */
export function seed(_issuer: Issuer, _name: SeedName, _cards: number | undefined) {}
