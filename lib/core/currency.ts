/**
 * Digits after the point of one unit of an ISO 4217 currency (amendment 177 list; unlisted codes have 2).
 * The code is compared without case; an unknown code is treated as having 2.
 */
export function currencyExponent(code: string): number {
  return EXPONENTS.get(code.toUpperCase()) ?? 2;
}

/** True for three Latin letters, the form of an ISO 4217 alphabetic code. */
export function isCurrencyCode(text: string): boolean {
  return /^[A-Za-z]{3}$/.test(text);
}

const EXPONENTS = new Map<string, number>([
  ..."BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"
    .split(" ")
    .map((code): [string, number] => [code, 0]),
  ..."BHD IQD JOD KWD LYD OMR TND".split(" ").map((code): [string, number] => [code, 3]),
  ..."CLF UYW".split(" ").map((code): [string, number] => [code, 4]),
]);
