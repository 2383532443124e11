/** The body written like the contract's own printed samples: commas missing, a comment behind the code. */
export function asPrintedInTheContract(body: string): string {
  return JSON.stringify(JSON.parse(body), null, 2)
    .replace(/("(?:card_num|billing_amount|p_created_at)": "[^"]*"),/g, "$1")
    .replace(/("otp_code": "\d+")/, "$1 // Verify Code");
}
