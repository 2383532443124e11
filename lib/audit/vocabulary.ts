/** The actions that this console records. Older rows may name others; they are shown as they are. */
export const AUDIT_ACTIONS = [
  "cards.create",
  "cards.lock",
  "cards.unlock",
  "cards.terminate",
  "cards.set_pin",
  "cards.activate",
  "cards.reveal",
  "cards.reveal_copy",
  "limits.edit",
  "session.sign-in",
  "session.sign-out",
  "session.step-up",
  "totp.begin",
  "totp.confirm",
  "totp.remove",
  "team.create",
  "team.change-role",
  "team.disable",
  "team.enable",
  "team.end-sessions",
  "team.reset-password",
  "team.grant",
  "team.revoke-grant",
  "three_ds.claim",
  "three_ds.release",
  "three_ds.reveal",
  "three_ds.relay",
  "three_ds.relay_result",
  "three_ds.save_contact",
  "webhooks.replay",
  "webhooks.replay-unread",
] as const;

export const AUDIT_OUTCOMES = ["succeeded", "refused", "denied", "failed", "unknown", "not_applied"] as const;

export const AUDIT_SUBJECTS = ["card", "card-request", "staff", "permission", "webhook", "three-ds"] as const;
