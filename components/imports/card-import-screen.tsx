"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import type { CardDocument } from "@/lib/imports/card-document";
import { CARD_FIELDS } from "@/lib/imports/vocabulary";
import { CardPreview } from "./card-preview";
import { CheckStep } from "./check-step";
import { ChosenFile } from "./chosen-file";
import { FileDrop } from "./file-drop";
import { MappingSection } from "./mapping-section";
import { SourceChoice } from "./source-choice";
import { useCardImport } from "./use-card-import";

/** The document that came with bought cards: cut in this page, mapped, matched for a preview, and confirmed. */
export function CardImportScreen() {
  const t = useTranslations("imports");
  const {
    file,
    reading,
    problem,
    choose,
    reread,
    admit,
    forget,
    mapping,
    map,
    named,
    check,
    checked,
    start,
  } = useCardImport();
  return (
    <>
      <PageHeader
        title={t("cards.title")}
        description={t("cards.description")}
        trail={[{ label: t("title"), href: "/imports" }]}
      />
      <div className="grid gap-4">
        {file ? (
          <ChosenFile name={file.name} rows={file.value.rows.length} onAnother={forget}>
            <SourceChoice
              table={file.value}
              problem={problem}
              disabled={reading || check.done !== null}
              onChange={reread}
            />
            <Dropped document={file.value} onAdmit={admit} />
          </ChosenFile>
        ) : (
          <FileDrop onFile={choose} reading={reading} problem={problem} />
        )}
        {file ? (
          <MappingSection
            fields={CARD_FIELDS.map((name) => ({ name, label: t(`cardField.${name}`) }))}
            headers={file.value.headers}
            withheld={file.value.secret}
            mapping={mapping}
            sample={file.value.rows[0] ?? []}
            disabled={check.done !== null}
            onChange={map}
          >
            <CheckStep
              rows={file.value.rows.length}
              done={check.done}
              error={check.error}
              missing={named ? null : t("mapping.missingCard")}
              checked={checked !== null}
              onCheck={start}
            />
          </MappingSection>
        ) : null}
        {file && checked ? <CardPreview checked={checked} fileName={file.name} /> : null}
      </div>
    </>
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
