"use client";

import { useTranslations } from "next-intl";
import type { CardHolder } from "@/lib/cards/schema";

/** A card's holder in the viewer's language, told the same way on every screen; null: nobody said. */
export function useHolderName(): (holder: CardHolder | null) => string | null {
  const t = useTranslations("ui.holder");
  return (holder) => {
    if (!holder) return null;
    return holder.kind === "company" ? t("corporate") : (holder.name ?? holder.userId);
  };
}
