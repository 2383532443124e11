import type { CreateUserInput } from "@/lib/users/schema";
import { countryOf } from "./country-field";

type Typed = Omit<CreateUserInput, "operationId">;

/** What the form asks for, as it was typed; the server judges it. */
export function readUserForm(form: FormData, locale: string): Typed {
  const text = (name: string) => String(form.get(name) ?? "").trim();
  return {
    firstName: text("firstName"),
    lastName: text("lastName"),
    callingCode: text("callingCode"),
    phoneNumber: text("phoneNumber"),
    documentType: text("documentType"),
    documentNumber: text("documentNumber"),
    dateOfBirth: text("dateOfBirth"),
    issuingCountry: countryOf(text("issuingCountry"), locale),
  };
}
