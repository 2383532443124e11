import type { User } from "../users/user";
import { PEOPLE, type SeedPerson } from "./companies";
import { pastRow, type Seeding } from "./seed";

const LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ";

/** The B2C users, one of them not active. */
export function seedUsers(seeding: Seeding): User[] {
  return PEOPLE.map((person, index) => seedUser(seeding, person, index === 8 ? "Inactive" : "Active"));
}

function seedUser(seeding: Seeding, person: SeedPerson, status: string): User {
  const { issuer, random } = seeding;
  return issuer.store.tables.users.put({
    ...pastRow(seeding, 0.2),
    user_id: random.uuid(),
    reference_id: random.uuid(),
    status,
    calling_code: person.calling,
    phone_number: `5${random.digits(7)}`,
    document_type: person.document,
    document_number: `${random.from(LETTERS, person.document === "ID_CARD" ? 1 : 2)}${random.digits(7)}`,
    first_name: person.first,
    last_name: person.last,
    date_of_birth: person.born,
    issuing_country: person.country,
  });
}
