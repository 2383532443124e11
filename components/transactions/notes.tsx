"use client";

import { useTranslations } from "next-intl";
import { Section } from "@/components/ui/section";
import { Stranger } from "@/components/ui/stranger";
import { Time } from "@/components/ui/time";
import type { TransactionDetail } from "@/lib/transactions/detail-schema";
import { NoteForm } from "./note-form";

/** What people wrote about the transaction, for good, and a field for those who may write. */
export function Notes({ transaction: { id, notes, may } }: { transaction: TransactionDetail }) {
  const t = useTranslations("transactions.notes");
  return (
    <Section title={t("title")} flush>
      {notes.length === 0 ? <p className="p-4 text-muted text-sm">{t("none")}</p> : null}
      <ol aria-label={t("title")} aria-live="polite">
        {notes.map((note) => (
          <li key={note.id} className="border-line border-b px-4 py-3 text-sm last:border-b-0">
            <p className="flex flex-wrap justify-between gap-x-3 text-xs">
              <span className="font-medium">
                <Stranger>{note.authorName}</Stranger>
              </span>
              <span className="text-muted">
                <Time value={note.at} />
              </span>
            </p>
            <p className="mt-1 whitespace-pre-wrap wrap-anywhere">
              <Stranger>{note.body}</Stranger>
            </p>
          </li>
        ))}
      </ol>
      {may.note ? <NoteForm transactionId={id} /> : null}
    </Section>
  );
}
