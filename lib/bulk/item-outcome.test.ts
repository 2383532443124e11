import { expect, test } from "vitest";
import { outcomeOfError } from "@/lib/bulk/item-outcome";
import { AppError } from "@/lib/core/errors";

test("a database that had too much to do lets the card wait for its turn again", () => {
  const busy = new AppError("BUSY", "too busy", { details: { needs: "capacity", changed: "no" } });
  expect(outcomeOfError(busy)).toEqual({ status: "pending" });
});

test("another change of the card is a failure that may be tried again; a lost permission stops the run", () => {
  expect(outcomeOfError(new AppError("BUSY", "undecided"))).toMatchObject({
    status: "failed",
    errorCode: "BUSY",
  });
  expect(outcomeOfError(new AppError("FORBIDDEN", "no"))).toEqual({ status: "pending", denied: true });
});
