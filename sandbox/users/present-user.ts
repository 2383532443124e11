import type { User } from "./user";

/** `data.user` of Edit User (§4.2), plus the status that transfers depend on. */
export function presentUser(user: User) {
  return {
    id: user.id,
    user_id: user.user_id,
    reference_id: user.reference_id,
    calling_code: user.calling_code,
    phone_number: user.phone_number,
    first_name: user.first_name,
    last_name: user.last_name,
    date_of_birth: user.date_of_birth,
    document_type: user.document_type,
    document_number: user.document_number,
    issuing_country: user.issuing_country,
    status: user.status,
    p_created_at: user.p_created_at,
  };
}
