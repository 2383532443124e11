/** The actions that this console records. Older rows may name others; they are shown as they are. */
export const AUDIT_ACTIONS = [
  "cards.create",
  "cards.lock",
  "cards.unlock",
  "cards.terminate",
  "limits.edit",
  "session.sign-in",
  "session.sign-out",
  "team.create",
  "team.change-role",
  "team.disable",
  "team.enable",
  "team.end-sessions",
  "team.reset-password",
] as const;

export const AUDIT_OUTCOMES = ["succeeded", "refused", "denied", "failed", "unknown", "not_applied"] as const;

export const AUDIT_SUBJECTS = ["card", "card-request", "staff", "permission"] as const;
