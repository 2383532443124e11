export interface CutSearch {
  text: string;
  /** True when a full card number was found and cut. */
  cut: boolean;
}

/**
 * A full card number (12 to 19 digits, however grouped) in what a person typed becomes its first six and last four
 * digits, `356772******8348`, before it is sent or put into the address.
 */
export function cutCardNumber(typed: string): CutSearch {
  let cut = false;
  const text = typed.normalize("NFKC").replace(/\d(?:[ .\-–—_/]*\d){11,18}/g, (number) => {
    cut = true;
    const digits = number.replace(/\D/g, "");
    return `${digits.slice(0, 6)}******${digits.slice(-4)}`;
  });
  return cut ? { text: text.trim(), cut } : { text: typed, cut };
}
