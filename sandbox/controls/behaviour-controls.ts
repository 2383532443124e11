import { z } from "zod";
import { CALL_FAULTS, type FaultKind, faultKind, WEBHOOK_FAULTS } from "../faults/fault-book";
import { checked } from "../http/operation";
import { OPERATION_NAMES } from "../http/operation-names";
import { DOCUMENTED_SHAPE, shapeSchema } from "../http/shape";
import { invalidParameter } from "../problem";
import type { Control } from "./control";

const faultInput = z.strictObject({
  operation: z.enum([...OPERATION_NAMES, "*", "webhook"]),
  fault: faultKind,
  ms: z.int().min(-86_400_000).max(86_400_000).optional(),
  times: z.int().min(1).max(1_000_000).default(1),
});

const clockInput = z.union([
  z.strictObject({ offset_ms: z.int(), everywhere: z.boolean().optional() }),
  z.strictObject({ now: z.iso.datetime({ offset: true }) }),
  z.strictObject({ reset: z.literal(true) }),
]);

export const behaviourControls: Control[] = [
  {
    method: "POST",
    path: "faults",
    about: `Arms a fault for the next call(s). Faults: ${CALL_FAULTS.join(", ")}.`,
    example: { operation: "lockCard", fault: "drop-after-effect", times: 1 },
    run: ({ issuer }, input) => {
      const { ms = null, ...wanted } = checked(faultInput, input);
      const forWebhooks: readonly FaultKind[] = WEBHOOK_FAULTS;
      if (wanted.operation === "webhook" && !forWebhooks.includes(wanted.fault)) {
        throw invalidParameter(`fault: webhooks know only ${WEBHOOK_FAULTS.join(", ")}`);
      }
      return { fault: issuer.faults.add({ ...wanted, ms }) };
    },
  },
  {
    method: "GET",
    path: "faults",
    about: "The faults that still wait.",
    run: ({ issuer }) => ({ faults: issuer.faults.list() }),
  },
  {
    method: "DELETE",
    path: "faults",
    about: "Disarms all faults.",
    run: ({ issuer }) => {
      issuer.faults.clear();
      return { faults: [] };
    },
  },
  {
    method: "POST",
    path: "shape",
    about:
      "Changes how answers are written; fields left out keep their value, {} goes back to the documented form.",
    example: { envelope: "bare", casing: "camelID", single: "named", numbers: "number", pageCap: 25 },
    run: ({ issuer }, input) => {
      const wanted = checked(shapeSchema.partial(), input);
      const back = Object.keys(wanted).length === 0;
      Object.assign(issuer.shape, back ? DOCUMENTED_SHAPE : wanted);
      return { shape: issuer.shape };
    },
  },
  {
    method: "GET",
    path: "shape",
    about: "How answers are written now.",
    run: ({ issuer }) => ({ shape: issuer.shape }),
  },
  {
    method: "POST",
    path: "clock",
    about:
      "Moves business time (limit windows, created times, retries); signatures stay on the machine's time. `everywhere`: `Date` headers and webhooks' credentials move too.",
    example: { offset_ms: 86400000 },
    run: ({ issuer }, input) => {
      const wanted = checked(clockInput, input);
      if ("offset_ms" in wanted) issuer.clock.shift(wanted.offset_ms, wanted);
      else if ("now" in wanted) issuer.clock.set(new Date(wanted.now));
      else issuer.clock.shift(0);
      issuer.outbox.kick();
      return { now: issuer.clock.now().toISOString(), offset_ms: issuer.clock.offsetMs };
    },
  },
];
