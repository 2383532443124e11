/** Two letters of a Latin name, the last two characters of a Chinese one. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const first = words[0] ?? "";
  if (/\p{Script=Han}/u.test(first)) return [...first].slice(-2).join("");
  const last = words.length > 1 ? (words.at(-1) ?? "") : "";
  return `${[...first][0] ?? "?"}${[...last][0] ?? ""}`.toUpperCase();
}
