/** How many digits a PIN has; the contract does not say, so it is configured (`CARD_PIN_LENGTH`). */
export interface PinLength {
  min: number;
  max: number;
}

export type PinProblem =
  | "pinDigits"
  | "pinLength"
  | "pinSameDigit"
  | "pinRun"
  | "pinRepeated"
  | "pinYear"
  | "pinOnCard";

/**
 * What is wrong with a PIN, or null. Refused are those that a thief tries first (ISO 9564-1, Annex C): one digit
 * only, a run up or down, a repeated group, a year, and digits that are printed on the card.
 */
export function pinProblem(pin: string, length: PinLength, last4: string | null): PinProblem | null {
  if (!/^[0-9]*$/.test(pin)) return "pinDigits";
  if (pin.length < length.min || pin.length > length.max) return "pinLength";
  if (new Set(pin).size === 1) return "pinSameDigit";
  if (isRun(pin, 1) || isRun(pin, 9)) return "pinRun";
  if (/^(..+)\1+$/.test(pin) || /^(?:(.)\1)+$/.test(pin)) return "pinRepeated";
  if (/^(19|20)..$/.test(pin)) return "pinYear";
  return last4 !== null && last4.length === 4 && pin.includes(last4) ? "pinOnCard" : null;
}

/** Each digit the one before plus `step`, around the clock: 8901 is a run too. */
function isRun(pin: string, step: number): boolean {
  return [...pin].every((digit, at) => at === 0 || Number(digit) === (Number(pin[at - 1]) + step) % 10);
}
