"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import type { CardDocument } from "@/lib/imports/card-document";
import { CARD_FIELDS } from "@/lib/imports/vocabulary";
import { CardPreview } from "./card-preview";
import { FileImport } from "./file-import";
import { useCardImport } from "./use-card-import";

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
