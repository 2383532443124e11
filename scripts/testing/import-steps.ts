import { randomUUID } from "node:crypto";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { db, type ImportUserRow } from "@/lib/core/db";
import { addUserRows } from "@/lib/imports/add-rows";
import { confirmImport } from "@/lib/imports/confirm-import";
import { CHUNK } from "@/lib/imports/constants";
import { getImport } from "@/lib/imports/get-import";
import { openImport } from "@/lib/imports/open-import";
import { runImports } from "@/lib/imports/run-imports";
import type { ConfirmedImport, ImportDto, UserRowInput } from "@/lib/imports/schema";
import { resolveOperation, undecidedOperations } from "@/lib/operations/resolve-operation";
import { operationResolvers } from "@/lib/root/operation-resolvers";
import type { TestSandbox } from "./sandbox";

/** What acts on imports need: an issuer, somebody in finance, a request. */
export interface ImportBase {
  sandbox: TestSandbox;
  viewer(role: "finance"): Viewer;
  context(secondsAhead?: number): RequestContext;
}

/** Files of invented people that can be brought in, and what becomes of them. */
export interface ImportActs {
  /** Rows of new people, each with a phone number of its own; `change` alters one by its place. */
  people(count: number, change?: (place: number) => Partial<UserRowInput>): UserRowInput[];
  /** Opens, fills and confirms an import as the browser does. */
  upload(rows: readonly UserRowInput[], id?: string): Promise<ConfirmedImport>;
  /** Runs what is to run, `secondsAhead` of the real time. */
  run(secondsAhead?: number, more?: { forMs?: number; lanes?: number }): Promise<void>;
  /** Finds out lost replies, `secondsAhead` of the real time, and lets the rows follow. */
  resolve(secondsAhead?: number): Promise<void>;
  read(id: string): Promise<ImportDto>;
  rows(id: string): Promise<ImportUserRow[]>;
  /** How many users of the sandbox have one of these phone numbers. */
  made(rows: readonly UserRowInput[]): Promise<number>;
}

export function importActs(fixture: ImportBase): ImportActs {
  let phones = 20_000_000;
  const finance = () => fixture.viewer("finance");
  return {
    people: (count, change = () => ({})) =>
      Array.from({ length: count }, (_, place) => {
        phones += 1;
        return { ...personRow(place + 2, phones), ...change(place) };
      }),
    upload: async (rows, id = randomUUID()) => {
      const file = { importId: id, noun: "users", fileName: "people.csv", rows: rows.length };
      await openImport(finance(), fixture.context(), file);
      for (let from = 0; from < rows.length; from += CHUNK) {
        const chunk = rows.slice(from, from + CHUNK);
        await addUserRows(finance(), fixture.context(), { importId: id, rows: chunk });
      }
      return confirmImport(finance(), fixture.context(), { importId: id });
    },
    run: (secondsAhead = 0, more = {}) =>
      runImports({ clock: fixture.context(secondsAhead).clock, forMs: 60_000, ...more }),
    resolve: async (secondsAhead = 0) => {
      const { clock } = fixture.context(secondsAhead);
      for (const operation of await undecidedOperations(clock)) {
        const resolver = operationResolvers[operation.kind];
        if (resolver) await resolveOperation(operation.id, resolver, clock);
      }
      await runImports({ clock });
    },
    read: (id) => getImport(finance(), fixture.context(), id),
    rows: (id) => db().importUserRow.findMany({ where: { importId: id }, orderBy: { line: "asc" } }),
    made: async (rows) => {
      const phonesOf = new Set(rows.map(({ phoneNumber }) => phoneNumber));
      const made = await madeUsers(fixture);
      return made.filter((phone) => phonesOf.has(phone)).length;
    },
  };
}

function personRow(line: number, phone: number): UserRowInput {
  return {
    line,
    firstName: "大文",
    lastName: `Chan ${line}`,
    callingCode: "852",
    phoneNumber: String(phone),
    documentType: "ID_CARD",
    documentNumber: `K-${phone}(5)`,
    dateOfBirth: "1987-02-19",
    issuingCountry: "HKG",
  };
}

/** The phone numbers of the sandbox's users, one for each user. */
async function madeUsers(fixture: ImportBase): Promise<string[]> {
  const { users } = await fixture.sandbox.control<{ users: { phone_number: string }[] }>("users");
  return users.map((user) => user.phone_number);
}
