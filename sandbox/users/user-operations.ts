import { presentCard } from "../cards/present-card";
import { one } from "../http/answer";
import { bodyOf, type Call, type Operation, paramOf } from "../http/operation";
import { type Issuer, newRow } from "../issuer";
import { invalidParameter } from "../problem";
import { userByAnyId } from "./find-user";
import { linkCard } from "./link-card";
import { presentUser } from "./present-user";
import type { User } from "./user";
import { assertPhoneIsFree, createUserBody, editUserBody } from "./user-input";

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
