interface XmlElement {
  /** The text between the name and the bracket. */
  attributes: string;
  inner: string;
}

/**
 * All elements of this name, in their order, whatever their namespace prefix. For the flat XML of a sheet, whose
 * elements do not contain one another; it walks forward only, so its time grows with the length of the text.
 */
export function elementsOf(xml: string, name: string): XmlElement[] {
  const found: XmlElement[] = [];
  const open = new RegExp(`<(?:([\\w.-]+):)?${name}(?=[\\s/>])`, "g");
  for (let match = open.exec(xml); match; match = open.exec(xml)) {
    const end = endOfTag(xml, open.lastIndex);
    if (end < 0) break;
    const closed = xml[end - 1] === "/";
    const attributes = xml.slice(open.lastIndex, closed ? end - 1 : end);
    if (closed) {
      found.push({ attributes, inner: "" });
      open.lastIndex = end + 1;
      continue;
    }
    const close = `</${match[1] ? `${match[1]}:` : ""}${name}>`;
    const until = xml.indexOf(close, end);
    if (until < 0) break;
    found.push({ attributes, inner: xml.slice(end + 1, until) });
    open.lastIndex = until + close.length;
  }
  return found;
}

export function attributesOf(text: string): Partial<Record<string, string>> {
  const pairs = [...text.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)];
  return Object.fromEntries(
    pairs.map(([, name = "", double, single]) => [name, unescapeXml(double ?? single ?? "")]),
  );
}

/** The text runs of a string item or inline string, phonetic guides left out. */
export function textOf(inner: string): string {
  const spoken = inner.replace(/<(?:[\w.-]+:)?rPh\b[\s\S]*?<\/(?:[\w.-]+:)?rPh>/g, "");
  return elementsOf(spoken, "t")
    .map((run) => unescapeXml(run.inner))
    .join("");
}

export function unescapeXml(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(
    /&(?:#x([\da-f]{1,6})|#(\d{1,7})|(lt|gt|amp|quot|apos));/gi,
    (whole, hex, decimal, name) => {
      if (name) return NAMES[String(name).toLowerCase()] ?? whole;
      const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "";
    },
  );
}

const NAMES: Partial<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

/** A bracket inside an attribute's quotes does not end the tag. */
function endOfTag(xml: string, from: number): number {
  let quote = "";
  for (let at = from; at < xml.length; at += 1) {
    const char = xml[at] ?? "";
    if (quote) quote = char === quote ? "" : quote;
    else if (char === '"' || char === "'") quote = char;
    else if (char === ">") return at;
  }
  return -1;
}
