"use client";

import { useLocale, useTranslations } from "next-intl";
import { Section } from "@/components/ui/section";
import { formatNumber } from "@/lib/core/format";
import { addCardRowsAction } from "@/lib/imports/actions";
import type { CardRowInput } from "@/lib/imports/schema";
import type { Mended } from "@/lib/imports/table";
import type { CardField, CardRowStatus } from "@/lib/imports/vocabulary";
import { CardLines } from "./card-lines";
import { CountTiles } from "./count-tiles";
import { UploadStep } from "./upload-step";
import type { CheckedCards } from "./use-card-import";
import { useUpload } from "./use-upload";

interface CardPreviewProps {
  checked: CheckedCards;
  fileName: string;
  onMend: (mended: Mended<CardField>) => void;
}

/** Which card each line is, and the button that confirms. */
export function CardPreview({ checked, fileName, onMend }: CardPreviewProps) {
  const { rows, problems, matches } = checked;
  const t = useTranslations("imports");
  const locale = useLocale();
  const upload = useUpload<CardRowInput>({ noun: "cards", add: addCardRowsAction });
  const tile = (label: string, found: number, tone: "success" | "warning" | "danger") => ({
    label,
    count: formatNumber(found, locale),
    tone: found ? tone : ("neutral" as const),
  });
  const count = (status: CardRowStatus) => matches.filter((match) => match.status === status).length;
  return (
    <Section title={t("preview.title")} description={t("preview.description")}>
      <div className="grid gap-4">
        <CountTiles
          tiles={[
            tile(t("cardStatus.matched"), count("matched"), "success"),
            tile(t("cardStatus.unknown"), count("unknown"), "warning"),
            tile(t("cardStatus.ambiguous"), count("ambiguous"), "warning"),
            tile(t("cardStatus.differs"), count("differs"), "danger"),
            tile(t("preview.wrong"), problems.length, "danger"),
          ]}
        />
        <CardLines checked={checked} fileName={fileName} onMend={onMend} />
        <UploadStep
          sentence={t("confirm.cardsText")}
          label={t("confirm.cards", { count: rows.length })}
          rows={rows.length}
          disabled={rows.length === 0}
          upload={upload}
          onUpload={() => upload.upload(fileName, rows)}
        />
      </div>
    </Section>
  );
}
