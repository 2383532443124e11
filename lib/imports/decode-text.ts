import { FileError } from "@/lib/imports/table";

/**
 * The text of a file: UTF-8 with or without byte order mark, or UTF-16 with one (what Excel calls “Unicode text”).
 * @throws FileError `notText` for anything else: guessing between legacy Chinese encodings would garble names
 */
export function decodeText(bytes: Uint8Array): string {
  const encoding = ENCODINGS.find(({ mark }) => mark.every((byte, index) => bytes[index] === byte));
  try {
    const text = new TextDecoder(encoding?.name ?? "utf-8", { fatal: true }).decode(bytes);
    if (text.includes("\0")) throw new FileError("notText");
    return text;
  } catch {
    throw new FileError("notText");
  }
}

const ENCODINGS = [
  { name: "utf-16le", mark: [0xff, 0xfe] },
  { name: "utf-16be", mark: [0xfe, 0xff] },
];
