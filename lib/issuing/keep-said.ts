/**
 * One object out of several readings of the same thing, field by field: what the first says, else what the next says.
 * Null, undefined and a blank text say nothing, as long as another reading says more.
 */
export function firstSaid<T extends object>(first: T, ...others: Partial<T>[]): T {
  const merged = { ...first };
  for (const other of others) {
    for (const key of Object.keys(other) as (keyof T)[]) {
      const value = other[key];
      if (isSilent(merged[key]) && value !== undefined && !(isSilent(value) && merged[key] === ""))
        merged[key] = value;
    }
  }
  return merged;
}

function isSilent(value: unknown): boolean {
  return value === null || value === undefined || (typeof value === "string" && value.trim() === "");
}
