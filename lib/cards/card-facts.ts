import { CARD_MODES, type FactSource } from "@/lib/cards/schema";
import { cardState } from "@/lib/cards/status";

interface Fact {
  value: string;
  source: FactSource;
}

interface Known {
  mode: string | null;
  modeSource: string | null;
  form: string | null;
  formSource: string | null;
}

/**
 * How the card is billed: what the issuer says, else what we recorded when we created it, else B2C when a user is
 * known, since only B2C cards have one (issuing-api §3.1). Without a user nothing follows: it stays unknown.
 */
export function modeOf(said: string | null, pUserId: string | null, known: Known | null): Fact | null {
  const spoken = CARD_MODES.find((mode) => mode === said?.trim().toUpperCase());
  if (spoken) return { value: spoken, source: "issuer" };
  if (known?.mode && known.modeSource !== "derived") return kept(known.mode, known.modeSource);
  return pUserId ? { value: "B2C", source: "derived" } : null;
}

/**
 * Virtual or physical: virtual cards arrive active, so a card that awaits its activation is physical. Once seen to be
 * physical it stays so; an active card may be either.
 */
export function formOf(status: string, known: Known | null): Fact | null {
  if (known?.form) return kept(known.form, known.formSource);
  return cardState(status) === "inactive" ? { value: "Physical", source: "derived" } : null;
}

function kept(value: string, source: string | null): Fact {
  return { value, source: source === "issuer" || source === "recorded" ? source : "derived" };
}
