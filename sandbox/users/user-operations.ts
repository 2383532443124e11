import { one } from "../http/answer";
import { type Operation, paramOf } from "../http/operation";
import { userByAnyId } from "./find-user";
import { presentUser } from "./present-user";

const USER = "/svc/ts/api/v1/openapi/user";

export const userOperations: Operation[] = [
  {
    name: "getUser",
    method: "GET",
    paths: [`${USER}/:id`],
    run: (issuer, call) => one("user", presentUser(userByAnyId(issuer, paramOf(call, "id"))), "nested"),
  },
];
