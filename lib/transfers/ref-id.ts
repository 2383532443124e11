/**
 * The `ref_id` of an operation: its id in the form of a UUID v4, which the issuer advises (issuing-api §6.1). A form's
 * id is one already; that of an approved request is made from the request, so that it is the same however often it is
 * tried.
 */
export function refIdOf(operationId: string): string {
  const id = operationId.toLowerCase();
  return `${id.slice(0, 14)}4${id.slice(15)}`;
}
