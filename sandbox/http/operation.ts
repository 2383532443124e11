import { z } from "zod";
import type { Issuer } from "../issuer";
import { invalidParameter } from "../problem";
import type { Answer } from "./answer";
import type { OperationName } from "./operation-names";

export type Call = { params: Record<string, string>; query: URLSearchParams; body: Buffer };

export type Operation = {
  name: OperationName;
  method: "GET" | "POST" | "PUT";
  /** The first is the one the contract names; the others are the alternatives it allows. */
  paths: [string, ...string[]];
  /** Synchronous, so that nothing can come between its reads and its writes. */
  run(issuer: Issuer, call: Call): Answer;
};

/** The JSON body of a call, checked; an empty body counts as `{}`. */
export function bodyOf<T>(call: Call, schema: z.ZodType<T>): T {
  const text = call.body.toString("utf8");
  let value: unknown;
  try {
    value = text.trim() === "" ? {} : JSON.parse(text);
  } catch {
    throw invalidParameter("The body is not valid JSON.");
  }
  return checked(schema, value);
}

export function checked<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const where = issue?.path.join(".");
  throw invalidParameter(`${where ? `${where}: ` : ""}${issue?.message ?? "Invalid input"}.`);
}

const wholeNumber = z.string().regex(/^\d{1,9}$/, "must be a whole number");
const pageQuery = z.object({ offset: wholeNumber.default("0"), limit: wholeNumber.default("10") });

/** `offset` and `limit` of a list call: default 0 and 10, at most 1000 rows, fewer when the page cap says so. */
export function pageOf(
  issuer: Issuer,
  call: Call,
): { offset: number; limit: number; order: Issuer["shape"]["listOrder"] } {
  const query = checked(pageQuery, {
    offset: call.query.get("offset") ?? undefined,
    limit: call.query.get("limit") ?? undefined,
  });
  const limit = Number(query.limit);
  if (limit > 1000) throw invalidParameter("limit: at most 1000.");
  const { pageCap, listOrder } = issuer.shape;
  return { offset: Number(query.offset), limit: Math.min(limit, pageCap ?? limit), order: listOrder };
}

export function paramOf(call: Call, name: string): string {
  const value = call.params[name];
  if (value === undefined) throw invalidParameter(`The path lacks ${name}.`);
  return value;
}
