import type { Submitted } from "@/lib/approvals/schema";

/** What a verb did, where the policy lets the viewer do it alone. */
export async function alone<T extends object>(submitted: Promise<Submitted<T>>): Promise<T> {
  const result = await submitted;
  if ("approval" in result) throw new Error(`it waits for a second person: ${result.approval.id}`);
  return result;
}
