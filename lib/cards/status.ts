export type CardState = "active" | "locked" | "terminated" | "inactive" | "other";

/**
 * What a status means to us. `Active` and `Locked` are documented; the spelling of the others is not
 * (issuing-api §3.1), so they are recognised by their beginning and anything else stays `other`.
 */
export function cardState(status: string): CardState {
  const word = status.trim().toLowerCase();
  if (word === "active") return "active";
  if (word.startsWith("lock")) return "locked";
  if (word.startsWith("terminat")) return "terminated";
  if (word.startsWith("inactive") || word.includes("activation")) return "inactive";
  return "other";
}

export interface StatusRules {
  lock: boolean;
  unlock: boolean;
  terminate: boolean;
  editLimits: boolean;
  setPin: boolean;
  activate: boolean;
  /** A terminated card's number serves nobody any more: it is not asked for. */
  reveal: boolean;
}

/** What may be done to a card in this state, whoever asks. */
export function allowedIn(status: string): StatusRules {
  const state = cardState(status);
  const open = state !== "terminated";
  return {
    lock: open && state !== "locked",
    unlock: state === "locked",
    terminate: open,
    editLimits: open,
    setPin: open,
    activate: state === "inactive" || state === "other",
    reveal: open,
  };
}
