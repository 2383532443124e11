"use client";

import { clsx } from "clsx";
import Check from "lucide-react/icons/check";
import Copy from "lucide-react/icons/copy";
import EyeOff from "lucide-react/icons/eye-off";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { callAction } from "@/components/ui/call-action";
import { copyText } from "@/components/ui/copy-text";
import { recordCopyAction } from "@/lib/cards/actions";
import { REVEAL_FIELDS, type RevealField } from "@/lib/cards/constants";
import type { CardDetail } from "@/lib/cards/schema";
import { CardFace } from "./card-face";
import { useCountdown } from "./use-countdown";
import type { HiddenWhy, SecretBox } from "./use-reveal";

const WARN_AT = 10;

/** The seconds that are left as a ring and in words; read out once, when few are left. */
function RevealTimer({ left, total }: { left: number; total: number }) {
  const t = useTranslations("cards.reveal");
  const few = left <= WARN_AT;
  return (
    <div className="flex items-center justify-center gap-2.5">
      <svg aria-hidden="true" viewBox="0 0 24 24" fill="none" strokeWidth="3" className="-rotate-90 size-6">
        <circle cx="12" cy="12" r="10" className="stroke-line" />
        <circle
          cx="12"
          cy="12"
          r="10"
          pathLength={total}
          strokeDasharray={`${left} ${total}`}
          className={few ? "stroke-warning-solid" : "stroke-accent"}
        />
      </svg>
      <p role="timer" className={clsx("text-sm tabular-nums", few && "font-medium text-warning")}>
        {t("left", { seconds: left })}
      </p>
      <p aria-live="polite" className="sr-only">
        {few ? t("few", { seconds: WARN_AT }) : ""}
      </p>
    </div>
  );
}

interface RevealedNumberProps {
  card: CardDetail;
  box: SecretBox;
  onHide: (why: HiddenWhy) => void;
}

/**
 * Step 3: the number on the card's face until the time is over. It cannot be selected, translated or printed:
 * copying is a permission of its own, and each copy is recorded.
 */
export function RevealedNumber({ card, box, onHide }: RevealedNumberProps) {
  const t = useTranslations("cards.reveal");
  const hide = useRef<HTMLButtonElement>(null);
  const total = box.card?.seconds ?? 0;
  const left = useCountdown(total, () => onHide("time"));
  useEffect(() => hide.current?.focus(), []);
  if (!box.card) return null;
  return (
    <div className="grid gap-4">
      <div translate="no" className="mx-auto w-full max-w-88 select-none print:hidden">
        <CardFace card={card} secrets={box.card} />
      </div>
      <RevealTimer left={left} total={total} />
      {box.card.mayCopy ? <RevealCopy box={box} /> : null}
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="text-muted text-xs">{t("leave")}</p>
        <Button ref={hide} variant="primary" onClick={() => onHide("asked")} className="ml-auto">
          <EyeOff aria-hidden="true" />
          {t("hide")}
        </Button>
      </div>
    </div>
  );
}

type Result = { field: RevealField; outcome: "copied" | "refused" | "failed" };

/** Copies one value at a time. No record, no copy: the record is made first. */
function RevealCopy({ box }: { box: SecretBox }) {
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
