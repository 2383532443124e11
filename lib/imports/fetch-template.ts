import "server-only";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext, SentFile } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { createCsvWriter } from "@/lib/exports/csv-writer";

/** A CSV to fill in: the headings that are understood without choosing, and one invented person. @throws AppError FORBIDDEN */
export async function fetchTemplate(viewer: Viewer, _context: RequestContext): Promise<SentFile> {
  assertPermission(viewer, "users.import");
  const writer = createCsvWriter();
  async function* bytes() {
    yield writer.rows([Object.keys(EXAMPLE), Object.values(EXAMPLE)]);
  }
  return { fileName: "users-template.csv", mediaType: writer.mediaType, bytes: bytes() };
}

const EXAMPLE = {
  first_name: "Tai Man",
  last_name: "Chan",
  calling_code: "852",
  phone_number: "61234567",
  document_type: "ID_CARD",
  document_number: "A123456(3)",
  date_of_birth: "1987-02-19",
  issuing_country: "HKG",
};
