import { randomUUID } from "node:crypto";
import type { Viewer } from "@/lib/auth/sessions";
import { systemClock } from "@/lib/core/clock";
import { createTransfer } from "@/lib/transfers/create-transfer";

/** A process of the console that submits one form, for a test that ends it in the middle: `viewer`, `form` as JSON. */
const [viewer = "{}", form = "{}"] = process.argv.slice(2);
const context = { requestId: randomUUID(), language: "en", clock: systemClock };
await createTransfer(JSON.parse(viewer) as Viewer, context, JSON.parse(form));
process.stdout.write("done\n");
