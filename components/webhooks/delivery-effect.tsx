"use client";

import { useTranslations } from "next-intl";
import type { DeliveryItem } from "@/lib/webhooks/schema";
import { useDeliveryWords } from "./use-delivery-words";

/** In a few words what a delivery changed, or why it was refused. */
export function DeliveryEffect({ delivery }: { delivery: DeliveryItem }) {
  const t = useTranslations("webhooks.effect");
  const words = useDeliveryWords();
  const { change, statusBefore, statusAfter, state } = delivery;
  if (state === "refused") return <span className="text-muted">{words.signature(delivery.signature)}</span>;
  if (change === null) return <span className="text-faint">–</span>;
  if (change === "unchanged") return <span className="text-muted">{t("unchanged")}</span>;
  const before = words.status(statusBefore);
  const after = words.status(statusAfter);
  if (change === "inserted") return t("inserted", { after });
  return statusBefore === statusAfter ? t("amounts", { after }) : t("updated", { before, after });
}
