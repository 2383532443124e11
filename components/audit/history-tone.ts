import type { Tone } from "@/components/ui/tones";

/** How an outcome in the audit log is marked. */
export function historyTone(outcome: string): Tone {
  if (outcome === "succeeded") return "success";
  if (outcome === "unknown") return "warning";
  return outcome === "not_applied" ? "neutral" : "danger";
}
