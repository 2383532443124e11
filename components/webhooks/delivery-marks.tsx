"use client";

import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { TipMark } from "@/components/ui/info-tip";
import type { DeliveryItem } from "@/lib/webhooks/schema";

type MarksProps = Pick<DeliveryItem, "marks" | "duplicates" | "signature">;

/** What is odd about a delivery: why it was refused, sent repeatedly, late, out of order, repaired. */
export function DeliveryMarks({ delivery }: { delivery: MarksProps }) {
  const t = useTranslations("webhooks");
  if (delivery.marks.length === 0) return null;
  return (
    <span className="flex flex-wrap gap-1">
      {delivery.marks.map((mark) => (
        <TipMark key={mark} tip={mark === "duplicate" ? undefined : t(`markTexts.${mark}`)}>
          <Badge>{t(`marks.${mark}`, { count: delivery.duplicates + 1 })}</Badge>
        </TipMark>
      ))}
    </span>
  );
}
