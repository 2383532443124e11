import type { Sample } from "@/lib/issuing/testing/sample";

const TS = "/svc/ts/api/v1/openapi";
const USER = "0d1c63b1-1a3c-4b0d-9e0a-0f6a0f2f7c11";
const user = {
  calling_code: "852",
  phone_number: "91234567",
  document_type: "PASSPORT",
  document_number: "K12345678",
  first_name: "Tai Man",
  last_name: "陳",
  date_of_birth: "1990-02-03",
  issuing_country: "HKG",
};
const userInput = {
  callingCode: "852",
  phoneNumber: "91234567",
  documentType: "PASSPORT",
  documentNumber: "K12345678",
  firstName: "Tai Man",
  lastName: "陳",
  dateOfBirth: "1990-02-03",
  issuingCountry: "HKG",
};
export const userSamples: Sample[] = [
  {
    name: "createUser",
    call: (client) => client.createUser(userInput),
    sent: { method: "POST", url: `${TS}/user`, body: { user } },
    data: { user_id: USER },
    result: { id: USER, userId: USER, referenceId: null },
  },
  {
    name: "editUser",
    call: (client) => client.editUser({ referenceId: "ref/1", user: userInput }),
    sent: { method: "PUT", url: `${TS}/user/ref%2F1`, body: { user } },
    data: { user: { id: "u", user_id: USER, reference_id: "ref/1", ...user } },
    result: { id: "u", userId: USER, referenceId: "ref/1", ...userInput },
  },
  {
    name: "getUser",
    call: (client) => client.getUser({ referenceId: "ref" }),
    sent: { method: "GET", url: `${TS}/user/ref` },
    data: { user: { reference_id: "ref", status: "Active", ...user } },
    result: { id: "ref", userId: null, status: "Active", ...userInput },
  },
  {
    name: "linkCard",
    call: (client) => client.linkCard({ referenceId: "ref" }),
    sent: { method: "POST", url: `${TS}/user/ref/link_card`, body: {} },
    data: { id: "c", last_4_digits: "8348", p_user_id: USER },
    result: { id: "c", last4: "8348", pUserId: USER },
  },
];
