const WORDS = new Set([
  "password",
  "passwort",
  "passwd",
  "pass",
  "qwerty",
  "qwertyuiop",
  "qwertyuiopasdfghjkl",
  "asdfghjkl",
  "letmein",
  "welcome",
  "changeme",
  "iloveyou",
  "admin",
  "administrator",
  "secret",
  "abc",
  "abcdef",
  "abcdefghijkl",
  "abcdefghijklmnopqrstuvwxyz",
]);
const DIGITS = "0123456789".repeat(5);
const SEQUENCES = [DIGITS, [...DIGITS].reverse().join("")];
const LOOKALIKES: Record<string, string> = { "@": "a", "0": "o", "1": "i", "3": "e", "5": "s", $: "s" };

/**
 * Whether a password is among the first that anybody would try: few different characters, digits in order,
 * or one common word with decoration (`Password2024!`, `p@ssw0rd-1234`), also several times over.
 */
export function isCommonPassword(value: string): boolean {
  const lower = value.toLowerCase();
  if (new Set(lower).size < 4 || SEQUENCES.some((sequence) => sequence.includes(lower))) return true;
  const undecorated = lower.replace(/^[^a-z@$]+|[^a-z]+$/g, "");
  const spelledOut = undecorated.replace(/[@0135$]/g, (sign) => LOOKALIKES[sign] ?? sign);
  return [lower, undecorated, spelledOut].some((text) => WORDS.has(onceOnly(text.replace(/[^a-z]/g, ""))));
}

function onceOnly(text: string): string {
  return text.replace(/^(.+?)\1+$/, "$1");
}
