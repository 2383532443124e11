const ONE_TIME_CODE = /("otp_?code"\s*:\s*)("(?:[^"\\]|\\.)*"|\d+)/gi;
const LONG_NUMBER = /(?<![\d*])\d(?:[ -]?\d){12,18}(?![\d*])/g;

/**
 * The body as it may be stored: one-time codes cut out, card numbers cut to BIN and last four. Works on the text, so that
 * it holds for the invalid JSON of the contract's own samples too.
 */
export function withoutSecrets(body: string): string {
  return body
    .replace(ONE_TIME_CODE, '$1"[removed]"')
    .replace(LONG_NUMBER, (digits) => (isCardNumber(digits.replace(/\D/g, "")) ? mask(digits) : digits));
}

function mask(digits: string): string {
  const plain = digits.replace(/\D/g, "");
  return `${plain.slice(0, 6)}${"*".repeat(plain.length - 10)}${plain.slice(-4)}`;
}

/** Luhn (ISO/IEC 7812-1). */
function isCardNumber(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index]);
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
