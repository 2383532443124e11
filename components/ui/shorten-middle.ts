/** "3f2a91c4-…-9b1d4e7ae81b" becomes "3f2a91c4…e81b": the ends are what people compare. */
export function shortenMiddle(text: string, head = 8, tail = 4): string {
  return text.length <= head + tail + 1 ? text : `${text.slice(0, head)}…${text.slice(-tail)}`;
}
