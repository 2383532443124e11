import "server-only";
import { can } from "@/lib/auth/permissions";
import type { Viewer } from "@/lib/auth/sessions";
import type { CardCreation } from "@/lib/cards/schema";
import { env } from "@/lib/core/env";

/** Whether the screens may offer card creation to this viewer; `createCard` itself is the guard. */
export function cardCreation(viewer: Viewer): CardCreation {
  if (!can(viewer.role, "cards.create")) return "denied";
  return env().issuing.cardCreation ? "allowed" : "switchedOff";
}
