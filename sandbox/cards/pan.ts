import type { Random } from "../random";

const BIN = "356772";

/** A random 16-digit test number on the contract's BIN, Luhn-valid. */
export function randomPan(random: Random): string {
  const body = BIN + random.digits(9);
  return body + luhnDigit(body);
}

export function isLuhnValid(pan: string): boolean {
  return /^\d{12,19}$/.test(pan) && luhnDigit(pan.slice(0, -1)) === pan.slice(-1);
}

function luhnDigit(body: string): string {
  const sum = [...body].reverse().reduce((total, digit, index) => {
    const doubled = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return String((10 - (sum % 10)) % 10);
}
