import { expect, test } from "vitest";
import { z } from "zod";
import { newOperationId } from "./new-operation-id";

test("without crypto.randomUUID the id is a version 4 UUID too, another one each time", () => {
  const insecure = { getRandomValues: crypto.getRandomValues.bind(crypto) };
  const ids = Array.from({ length: 200 }, () => newOperationId(insecure));
  for (const id of ids) expect(z.uuidv4().safeParse(id).success).toBe(true);
  expect(new Set(ids).size).toBe(200);
});
