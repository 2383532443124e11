/** A list's query without its place and order, as the server resolves “all that match” by it. */
export function filterQuery(query: object): Record<string, string> {
  const entries = Object.entries(query).filter(([name]) => !PLACE.includes(name));
  return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]));
}

const PLACE = ["cursor", "sort", "limit"];
