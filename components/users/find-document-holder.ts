import { findByDocumentAction } from "@/lib/users/actions";

/** The id of the user with a document's number, which travels in a body; null when there is none, or several. */
export async function findDocumentHolder(documentNumber: string): Promise<string | null> {
  const result = await findByDocumentAction(documentNumber);
  const [only, ...more] = result.ok ? result.data : [];
  return only && more.length === 0 ? only.id : null;
}
