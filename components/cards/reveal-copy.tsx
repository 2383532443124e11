"use client";

import Check from "lucide-react/icons/check";
import Copy from "lucide-react/icons/copy";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { callAction } from "@/components/ui/call-action";
import { copyText } from "@/components/ui/copy-text";
import { recordCopyAction } from "@/lib/cards/actions";
import { REVEAL_FIELDS, type RevealField } from "@/lib/cards/vocabulary";
import type { SecretBox } from "./use-reveal";

type Result = { field: RevealField; outcome: "copied" | "refused" | "failed" };

/** Copies one value at a time. No record, no copy: the record is made first. */
export function RevealCopy({ box }: { box: SecretBox }) {
  const t = useTranslations("cards.reveal.copy");
  const [result, setResult] = useState<Result | null>(null);
  const [pending, startTransition] = useTransition();

  const copy = (field: RevealField) =>
    startTransition(async () => {
      setResult(null);
      setResult({ field, outcome: await copyRecorded(box, field) });
    });
  return (
    <div>
      <div className="flex flex-wrap justify-center gap-2">
        {REVEAL_FIELDS.filter((field) => box.card?.[field]).map((field) => {
          const done = result?.field === field && result.outcome === "copied";
          return (
            <Button key={field} size="sm" onClick={() => pending || copy(field)}>
              {done ? <Check aria-hidden="true" className="text-success" /> : <Copy aria-hidden="true" />}
              {t(field)}
            </Button>
          );
        })}
      </div>
      <p
        role="status"
        className={
          result && result.outcome !== "copied"
            ? "mt-2 text-center text-danger text-xs"
            : "mt-2 text-center text-muted text-xs"
        }
      >
        {result ? t(result.outcome, { what: t(`what.${result.field}`) }) : t("hint")}
      </p>
    </div>
  );
}

async function copyRecorded(box: SecretBox, field: RevealField): Promise<Result["outcome"]> {
  const recorded = await callAction(() => recordCopyAction({ revealId: box.revealId, field }));
  const value = box.card?.[field];
  if (!recorded?.ok || !value) return "refused";
  return (await copyText(value)) ? "copied" : "failed";
}
