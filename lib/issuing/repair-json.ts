/**
 * Takes the text of one object and gives it without comments and trailing commas and with the commas that are missing
 * between values, strings in double quotes; null when a string, a comment or a bracket is not closed, or something follows the object. Each
 * character is looked at once. What is given may still be no JSON.
 */
export function repairJson(text: string): string | null {
  if (!text.startsWith("{")) return null;
  const tokens: string[] = [];
  let depth = 0;
  for (let at = 0; at < text.length; ) {
    const end = endOfToken(text, at);
    if (end === null) return null;
    const token = inDoubleQuotes(text.slice(at, end));
    at = end;
    if (/^[\s/]/.test(token)) continue;
    if (depth === 0 && tokens.length > 0) return null;
    if (token === "}" || token === "]") {
      depth -= 1;
      if (tokens.at(-1) === ",") tokens.pop();
    } else if (token !== "," && token !== ":") {
      if (endsValue(tokens.at(-1))) tokens.push(",");
      if (token === "{" || token === "[") depth += 1;
    }
    tokens.push(token);
  }
  return depth === 0 ? tokens.join("") : null;
}

function endsValue(token: string | undefined): boolean {
  return token !== undefined && !/^[{[,:]$/.test(token);
}

/** Where the token that begins at `at` ends: blanks, a comment, a string on one line, a mark, a number or a word. */
function endOfToken(text: string, at: number): number | null {
  const first = text.charAt(at);
  if (first === '"' || first === "'") return endOfString(text, at, first);
  if (text.startsWith("//", at)) return indexOrEnd(text.indexOf("\n", at), text);
  if (text.startsWith("/*", at)) {
    const end = text.indexOf("*/", at + 2);
    return end < 0 ? null : end + 2;
  }
  if (first === "/") return null;
  if (MARKS.includes(first)) return at + 1;
  const sort = /\s/.test(first) ? BLANKS : WORD;
  sort.lastIndex = at;
  return sort.test(text) ? sort.lastIndex : null;
}

function endOfString(text: string, at: number, quote: string): number | null {
  for (let index = at + 1; index < text.length; index += 1) {
    const character = text[index];
    if (character === "\n") return null;
    if (character === quote) return index + 1;
    if (character === "\\") index += 1;
  }
  return null;
}

function inDoubleQuotes(token: string): string {
  if (!token.startsWith("'")) return token;
  return `"${token.slice(1, -1).replace(/\\.|"/g, (found) => UNQUOTED[found] ?? found)}"`;
}

const UNQUOTED: Record<string, string> = { "\\'": "'", '"': '\\"' };

function indexOrEnd(index: number, text: string): number {
  return index < 0 ? text.length : index;
}

const MARKS = "{}[],:";
const BLANKS = /\s+/y;
const WORD = /[^\s"{}[\],:/]+/y;
