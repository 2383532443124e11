import { strToU8 } from "fflate";
import { expect, test } from "vitest";
import { createUserInput } from "@/lib/users/schema";
import { readUserFile, repeatedPhones, toUserRows } from "./user-file";

const read = (text: string) => readUserFile(strToU8(text));

test("headings are guessed however they are written, and a column is used once", () => {
  const { mapping } = read(
    "Given Name,SURNAME,calling_code,Mobile,documentType,Document No.,D.O.B,Country*,Phone\na,b,c,d,e,f,g,h,i\n",
  );
  expect(mapping).toEqual({
    firstName: 0,
    lastName: 1,
    callingCode: 2,
    phoneNumber: 8,
    documentType: 4,
    documentNumber: 5,
    dateOfBirth: 6,
    issuingCountry: 7,
  });
});

test("rows are written as the form would send them: words for documents, dates year first, wide digits", () => {
  const file = read(
    "last name,calling code,phone,document type,document number,date of birth,issuing country\n陳,+８５２,6123 4567,Driving licence,K123,1987/2/9,hkg\n",
  );
  const [row] = toUserRows(file, file.mapping);
  expect(row).toEqual({
    line: 2,
    firstName: "",
    lastName: "陳",
    callingCode: "+852",
    phoneNumber: "6123 4567",
    documentType: "DRIVER_LICENSE",
    documentNumber: "K123",
    dateOfBirth: "1987-02-09",
    issuingCountry: "HKG",
  });
  const { line: _, ...user } = row ?? {};
  const parsed = createUserInput.safeParse({ operationId: crypto.randomUUID(), ...user });
  expect(parsed.data).toMatchObject({ callingCode: "852", phoneNumber: "61234567" });
});

test("a date that could be two days stays as it is, for the check to refuse", () => {
  const file = read("date of birth\n03/04/1990\n");
  expect(toUserRows(file, file.mapping)[0]?.dateOfBirth).toBe("03/04/1990");
});

test("lines with the phone number of an earlier line are found, however it is written", () => {
  const file = read("calling code,phone\n+852,6123 4567\n852,61234567\n853,61234567\n852,6123-4567\n");
  expect([...repeatedPhones(toUserRows(file, file.mapping))]).toEqual([3, 5]);
});
