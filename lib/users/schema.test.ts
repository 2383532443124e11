import { expect, test } from "vitest";
import { createUserInput } from "@/lib/users/schema";

const PERSON = {
  operationId: "00000000-0000-4000-8000-000000000000",
  documentType: "PASSPORT",
  documentNumber: "K1234567",
  dateOfBirth: "1990-01-02",
  firstName: "Mei",
  lastName: "Wong",
  issuingCountry: "HKG",
};

test.each([
  ["852", "9123 4567", "852", "91234567"],
  ["+852", "+852 9123-4567", "852", "91234567"],
  ["00852", "００８５２ ９１２３ ４５６７", "852", "91234567"],
  ["44", "+44 (0)20 7946 0958", "44", "2079460958"],
  ["886", "0912 345 678", "886", "912345678"],
  ["39", "06 1234 5678", "39", "0612345678"],
])("code %j with %j is sent as %s %s", (callingCode, phoneNumber, code, number) => {
  expect(createUserInput.parse({ ...PERSON, callingCode, phoneNumber })).toMatchObject({
    callingCode: code,
    phoneNumber: number,
  });
});

test.each([
  ["852", "+853 6612 3456"],
  ["852", "call me"],
  ["852", ""],
  ["852", "123456789012"],
])("code %j with %j is refused, naming the number", (callingCode, phoneNumber) => {
  const read = createUserInput.safeParse({ ...PERSON, callingCode, phoneNumber });
  expect(read.error?.issues).toMatchObject([{ path: ["phoneNumber"], message: "phoneFormat" }]);
});
