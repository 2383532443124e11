import { calendarDate } from "@/lib/issuing/calendar-date";
import type { IssuerUser, JsonValue } from "@/lib/issuing/types";
import { findObject, instant, requiredId, text, UnreadableReply } from "@/lib/issuing/wire";

/** `data.user`, or on create `data` with a `user_id` (contract §4). */
export function decodeUser(payload: JsonValue | undefined): IssuerUser {
  const fields = findObject(payload, ["user"]);
  if (!fields) throw new UnreadableReply("no user");
  return {
    id: requiredId(fields, "id", "user_id", "p_user_id", "reference_id"),
    userId: text(fields, "user_id", "p_user_id"),
    referenceId: text(fields, "reference_id"),
    callingCode: text(fields, "calling_code"),
    phoneNumber: text(fields, "phone_number"),
    documentType: text(fields, "document_type"),
    documentNumber: text(fields, "document_number"),
    firstName: text(fields, "first_name"),
    lastName: text(fields, "last_name"),
    dateOfBirth: calendarDate(text(fields, "date_of_birth")),
    issuingCountry: text(fields, "issuing_country"),
    status: text(fields, "status"),
    createdAt: instant(fields, "p_created_at", "created_at"),
    updatedAt: instant(fields, "p_updated_at", "updated_at"),
    raw: fields.raw,
  };
}
