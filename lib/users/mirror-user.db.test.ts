import { expect, test } from "vitest";
import { db } from "@/lib/core/db";
import type { IssuerUser } from "@/lib/issuing/types";
import { documentHash, openIdentity } from "./identity";
import { pUserId, userReferenceId, userReferenceOf } from "./ids";
import { mirrorUser } from "./mirror-user";

const id = pUserId.parse("user-1");

function issued(more: Partial<IssuerUser> = {}): IssuerUser {
  return {
    id: "user-1",
    userId: "user-1",
    referenceId: "reference-1",
    callingCode: "852",
    phoneNumber: "61234567",
    documentType: "PASSPORT",
    documentNumber: "K91372645",
    firstName: "Mei",
    lastName: "Chan",
    dateOfBirth: "1987-02-19",
    issuingCountry: "HKG",
    status: "Active",
    createdAt: "2026-01-02T03:04:05Z",
    updatedAt: null,
    raw: {
      document_number: "K91372645",
      dateOfBirth: "1987-02-19",
      kyc: [{ documentNumber: "K91372645", level: "2" }],
      first_name: "Mei",
    },
    ...more,
  };
}

const mirror = (user: IssuerUser, at: string) => mirrorUser(db(), id, user, new Date(at));

test("neither document number nor birth date is stored in clear, in whatever spelling and depth the issuer says them", async () => {
  const row = await mirror(issued(), "2026-02-01");
  expect(row.raw).toEqual({ kyc: [{ level: "2" }], first_name: "Mei" });
  const text = JSON.stringify(row) + Buffer.from(row.documentSealed ?? []).toString("latin1");
  expect(text).not.toContain("K91372645");
  expect(text).not.toContain("1987-02-19");
  expect(row).toMatchObject({ documentEnd: "645", documentHash: documentHash("k9137-264 5") });
  expect(openIdentity(id, row)).toEqual({ documentNumber: "K91372645", dateOfBirth: "1987-02-19" });
});

test("a sealed identity opens for its own user only", async () => {
  const row = await mirror(issued(), "2026-02-01");
  const nothing = { documentNumber: null, dateOfBirth: null };
  expect(openIdentity(pUserId.parse("user-2"), row)).toEqual(nothing);
});

test("what a later reply is silent about stays, an older reply changes nothing, and only changes count as a version", async () => {
  const first = await mirror(issued(), "2026-02-02");
  const silent = issued({ documentNumber: null, dateOfBirth: null, phoneNumber: null, status: null });
  const second = await mirror(silent, "2026-02-03");
  expect(second).toMatchObject({ phoneNumber: "61234567", status: "Active", version: first.version });
  expect(second.documentSealed).toEqual(first.documentSealed);
  const third = await mirror(issued({ status: "Suspended" }), "2026-02-04");
  expect(third.version).toBe(first.version + 1);
  expect((await mirror(issued(), "2026-02-01")).status).toBe("Suspended");
});

test("the compiler keeps the three identifiers apart", () => {
  const reference = userReferenceId.parse("reference-1");
  // @ts-expect-error a reference is no p_user_id
  const mixed: typeof id = reference;
  expect(mixed).toBe(reference);
  expect(userReferenceOf({ id: "user-1", referenceId: null })).toBe("user-1");
});

test("an identity that was sealed with another key is replaced by what the issuer says next", async () => {
  await mirror(issued(), "2026-03-01");
  const foreign = Buffer.concat([Buffer.from([1]), Buffer.alloc(60, 7)]);
  const data = { documentSealed: foreign, birthSealed: foreign };
  const unreadable = await db().cardUser.update({ where: { id }, data });
  expect(openIdentity(id, unreadable)).toEqual({ documentNumber: null, dateOfBirth: null });
  const row = await mirror(issued(), "2026-03-02");
  expect(openIdentity(id, row)).toEqual({ documentNumber: "K91372645", dateOfBirth: "1987-02-19" });
});
