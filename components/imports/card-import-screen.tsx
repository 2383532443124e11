"use client";

import { useLocale, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Section } from "@/components/ui/section";
import { formatNumber } from "@/lib/core/format";
import { addCardRowsAction } from "@/lib/imports/actions";
import type { CardDocument } from "@/lib/imports/card-document";
import { CARD_FIELDS, type CardField, type CardRowStatus } from "@/lib/imports/constants";
import type { CardRowInput } from "@/lib/imports/schema";
import type { Mended } from "@/lib/imports/table";
import { CardLines } from "./card-lines";
import { CountTiles } from "./count-tiles";
import { FileImport } from "./file-import";
import { UploadStep } from "./upload-step";
import { type CheckedCards, useCardImport } from "./use-card-import";
import { useUpload } from "./use-upload";

/** The document that came with bought cards: cut in this page, mapped, matched for a preview, and confirmed. */
export function CardImportScreen() {
  const t = useTranslations("imports");
  const cards = useCardImport();
  const { file, checked } = cards;
  return (
    <FileImport
      noun="cards"
      work={cards}
      fields={CARD_FIELDS.map((name) => ({ name, label: t(`cardField.${name}`) }))}
      withheld={file?.value.secret}
      missing={cards.named ? null : t("mapping.missingCard")}
      note={file ? <Dropped document={file.value} onAdmit={cards.admit} /> : null}
      preview={
        file && checked ? <CardPreview checked={checked} fileName={file.name} onMend={cards.mend} /> : null
      }
    />
  );
}

/** The columns whose cells were emptied when the file was read. */
function Dropped({ document, onAdmit }: { document: CardDocument; onAdmit: (at: number) => void }) {
  const t = useTranslations("imports");
  if (document.secret.length === 0) return null;
  const nameOf = (at: number) => document.headers[at] || t("mapping.unnamed", { number: at + 1 });
  return (
    <div className="mt-2 grid gap-2">
      <p>{t("cards.dropped", { columns: document.secret.map(nameOf).join(", ") })}</p>
      {document.admissible.length > 0 ? (
        <div className="flex flex-wrap items-center gap-2">
          <span className="text-muted text-sm">{t("cards.admissible")}</span>
          {document.admissible.map((at) => (
            <Button key={at} size="sm" onClick={() => onAdmit(at)}>
              {t("cards.admit", { column: nameOf(at) })}
            </Button>
          ))}
        </div>
      ) : null}
    </div>
  );
}

interface CardPreviewProps {
  checked: CheckedCards;
  fileName: string;
  onMend: (mended: Mended<CardField>) => void;
}

/** Which card each line is, and the button that confirms. */
function CardPreview({ checked, fileName, onMend }: CardPreviewProps) {
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
