/**
 * Whether a text holds what must be taken for a full card number: 13 to 19 digits, however grouped, with a valid
 * check digit (ISO/IEC 7812-1). Free texts that people write are kept in the audit log, so they must not have one.
 */
export function hasCardNumber(text: string): boolean {
  const runs = text.normalize("NFKC").match(/(?<!\d)\d(?:[ .\-–—_/]?\d){12,18}(?!\d)/g) ?? [];
  return runs.some((run) => hasCheckDigit(run.replace(/\D/g, "")));
}

function hasCheckDigit(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const weighted = index % 2 === 1 ? Number(digit) * 2 : Number(digit);
    return total + (weighted > 9 ? weighted - 9 : weighted);
  }, 0);
  return sum % 10 === 0;
}
