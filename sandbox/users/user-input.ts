import { z } from "zod";
import type { Issuer } from "../issuer";
import { Problem } from "../problem";
import type { User } from "./user";

const DUPLICATE_CREATION = 300_008;

const identity = {
  calling_code: z.string().regex(/^\d{1,3}$/, "must be 1 to 3 digits"),
  phone_number: z.string().regex(/^\d{1,11}$/, "must be 1 to 11 digits"),
  document_type: z.enum(["PASSPORT", "DRIVER_LICENSE", "ID_CARD"]),
  document_number: z.string().min(1),
  date_of_birth: z.iso.date(),
  issuing_country: z.string().regex(/^[A-Z]{3}$/, "must be an ISO 3166 alpha-3 code"),
};

/** Create User (§4.1): one of the two names is enough. A caller's own reference_id is taken when given. */
export const createUserBody = z.object({
  user: z
    .object({
      ...identity,
      first_name: z.string().default(""),
      last_name: z.string().default(""),
      reference_id: z.string().min(1).optional(),
    })
    .refine((user) => (user.first_name + user.last_name).trim() !== "", {
      path: ["first_name"],
      message: "at least one of first_name and last_name is required",
    }),
});

/** Edit User (§4.2): all eight fields, both names included. */
export const editUserBody = z.object({
  user: z.object({ ...identity, first_name: z.string().min(1), last_name: z.string().min(1) }),
});

/** A phone number belongs to one user only. */
export function assertPhoneIsFree(
  issuer: Issuer,
  phone: Pick<User, "calling_code" | "phone_number">,
  except?: User,
) {
  const taken = issuer.store.tables.users
    .within("phone", `${phone.calling_code} ${phone.phone_number}`)
    .oldestFirst()
    .some((user) => user.id !== except?.id);
  if (taken) throw new Problem(400, DUPLICATE_CREATION, "Duplicate creation.");
}
