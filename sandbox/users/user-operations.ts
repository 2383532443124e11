import { z } from "zod";
import type { Card } from "../cards/card";
import { presentCard } from "../cards/present-card";
import { one } from "../http/answer";
import { bodyOf, type Call, type Operation, paramOf } from "../http/operation";
import { type Issuer, newRow } from "../issuer";
import { invalidParameter, invalidState, Problem } from "../problem";
import { userByAnyId } from "./find-user";
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
const createUserBody = z.object({
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
const editUserBody = z.object({
  user: z.object({ ...identity, first_name: z.string().min(1), last_name: z.string().min(1) }),
});

/** A phone number belongs to one user only. */
function assertPhoneIsFree(
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

const USER = "/svc/ts/api/v1/openapi/user";

export const userOperations: Operation[] = [
  {
    name: "createUser",
    method: "POST",
    paths: [USER],
    run: (issuer, call) => one("user", { user_id: createUser(issuer, call).user_id }),
  },
  {
    name: "editUser",
    method: "PUT",
    paths: [`${USER}/:id`],
    run: (issuer, call) => one("user", presentUser(editUser(issuer, call)), "nested"),
  },
  {
    name: "getUser",
    method: "GET",
    paths: [`${USER}/:id`],
    run: (issuer, call) => one("user", presentUser(userByAnyId(issuer, paramOf(call, "id"))), "nested"),
  },
  {
    name: "linkCard",
    method: "POST",
    paths: [`${USER}/:id/link_card`],
    run: (issuer, call) =>
      one("card", presentCard(issuer, linkCard(issuer, userByAnyId(issuer, paramOf(call, "id"))))),
  },
];

function createUser(issuer: Issuer, call: Call): User {
  const { reference_id = issuer.random.uuid(), ...user } = bodyOf(call, createUserBody).user;
  assertPhoneIsFree(issuer, user);
  const { users } = issuer.store.tables;
  if (users.within("reference_id", reference_id).size > 0) {
    throw invalidParameter("user.reference_id: belongs to another user.");
  }
  return users.put({
    ...newRow(issuer),
    user_id: issuer.random.uuid(),
    reference_id,
    status: "Active",
    ...user,
  });
}

function editUser(issuer: Issuer, call: Call): User {
  const { user: wanted } = bodyOf(call, editUserBody);
  const user = userByAnyId(issuer, paramOf(call, "id"));
  assertPhoneIsFree(issuer, wanted, user);
  return issuer.store.tables.users.put({ ...user, ...wanted });
}

/** Link Card (§4.4): the oldest usable card of the B2C pool, at most one living card per user. */
function linkCard(issuer: Issuer, user: User): Card {
  if (user.status !== "Active") throw invalidState(`A user who is ${user.status} cannot get a card.`);
  const { cards } = issuer.store.tables;
  const own = cards.within("p_user_id", user.user_id).oldestFirst();
  if (own.some((card) => card.status !== "Terminated")) {
    throw new Problem(400, "SBX-ALREADY-LINKED", "This user already has a card.");
  }
  const free = cards
    .within("pool", "open")
    .oldestFirst()
    .find((card) => card.status === "Active" || card.status === "Inactive");
  if (!free) throw new Problem(400, "SBX-POOL-EMPTY", "There is no unassigned B2C card left.");
  return cards.put({ ...free, p_user_id: user.user_id });
}

/** `data.user` of Edit User (§4.2), plus the status that transfers depend on. */
function presentUser(user: User) {
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
