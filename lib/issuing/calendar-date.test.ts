import { expect, test } from "vitest";
import { calendarDate } from "@/lib/issuing/calendar-date";
import { operations } from "@/lib/issuing/operations";

test.each([
  ["1990-01-01", "1990-01-01"],
  ["1990-01-01T00:00:00Z", "1990-01-01"],
  ["1990-01-01T00:00:00.000+08:00", "1990-01-01"],
  ["1990-01-01 00:00:00", "1990-01-01"],
  ["1990/01/01", "1990-01-01"],
  ["sometime", "sometime"],
  [null, null],
])("%s is the day %s", (text, day) => {
  expect(calendarDate(text)).toBe(day);
});

test("a birth date that was kept with a time is sent back as a day", () => {
  const user = {
    callingCode: "852",
    phoneNumber: "1",
    documentType: "PASSPORT",
    documentNumber: "P",
    dateOfBirth: "1990-01-01T00:00:00Z",
    issuingCountry: "HKG",
  };
  for (const body of [
    operations.createUser.encode(user).body,
    operations.editUser.encode({ referenceId: "r", user }).body,
  ])
    expect(JSON.parse(body ?? "").user.date_of_birth).toBe("1990-01-01");
});
