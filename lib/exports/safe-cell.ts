const DECIMAL = /^-?\d+(\.\d+)?$/;
/** Also behind blanks, marks and controls that a reader skips, and in the full-width and small forms that it folds. */
const STARTS_A_FORMULA = /^(?:[\s\p{C}\p{Z}]*[=+\-@＝＋－＠﹦﹢﹣﹫]|[\t\r\n\0])/u;

/**
 * A cell that a spreadsheet cannot take for a formula: what begins like one (`= + - @`, tab, line break, NUL) is led by
 * an apostrophe; plain decimal numbers stay as they are (OWASP, “CSV Injection”). NUL, which no format can hold, goes.
 */
export function safeCell(text: string): string {
  if (DECIMAL.test(text)) return text;
  const clean = text.replaceAll("\0", "");
  return STARTS_A_FORMULA.test(text) ? `'${clean}` : clean;
}
