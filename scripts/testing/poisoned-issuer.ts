import { generateKeyPairSync } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** JSON as it is written on the wire, so that it may hold what `JSON.stringify` would not write. */
export type RawRow = Record<string, string>;

/** What the issuer answers to a path, without its query: rows of a list under a name, or one object. */
export type Answers = (
  path: string,
) => { name: string; rows: string[] } | { one: string } | { status: number };

/** An issuer that answers what a test writes, byte for byte. Points this process's environment at it. */
export async function startPoisonedIssuer() {
  let answers: Answers = () => ({ status: 404 });
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://issuer");
    const answer = answers(url.pathname.replace("/svc/ts/api/v1/openapi", ""));
    if ("status" in answer) return response.writeHead(answer.status).end("{}");
    const offset = Number(url.searchParams.get("offset") ?? 0);
    const limit = Number(url.searchParams.get("limit") ?? 100);
    const data =
      "one" in answer
        ? answer.one
        : `{"${answer.name}":[${answer.rows.slice(offset, offset + limit).join(",")}]}`;
    return response.end(`{"code":200,"message":"succeed","data":${data}}`);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  process.env.ISSUING_API_URL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  process.env.ISSUING_APP_ID = "d900da8b-6e16-4a85-8a66-05d29ac53f24";
  process.env.ISSUING_PRIVATE_KEY = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
  return {
    answer: (given: Answers) => {
      answers = given;
    },
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}

export const writeRow = (row: RawRow) =>
  `{${Object.entries(row)
    .map(([name, value]) => `${JSON.stringify(name)}:${value}`)
    .join(",")}}`;

/** What no column takes, or what is of another sort than the field. */
export const POISON = [
  '"Shop\\u0000Evil"',
  '"\\ud800"',
  '"a\\udc00b"',
  '"\\u0000"',
  "1e40",
  "1e999",
  "-1e999",
  "9".repeat(30),
  `"${"9".repeat(30)}"`,
  '"12000-01-01T00:00:00Z"',
  '"+012000-01-01T00:00:00Z"',
  '"-000044-03-15T00:00:00Z"',
  '"9999-12-31T23:59:59-14:00"',
  '"2026-01-01T00:00:00+23:00"',
  "null",
  "true",
  "[]",
  "[null]",
  "{}",
  '{"\\u0000":"\\ud800"}',
  `"${"界".repeat(6000)}"`,
  '""',
  "-1",
];
