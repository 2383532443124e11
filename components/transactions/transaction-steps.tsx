"use client";

import CircleCheck from "lucide-react/icons/circle-check";
import CircleDot from "lucide-react/icons/circle-dot";
import CircleHelp from "lucide-react/icons/circle-question-mark";
import CircleX from "lucide-react/icons/circle-x";
import CornerUpLeft from "lucide-react/icons/corner-up-left";
import Undo from "lucide-react/icons/undo-2";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Money } from "@/components/ui/money";
import { Section } from "@/components/ui/section";
import { Time } from "@/components/ui/time";
import { Timeline, type TimelineItem } from "@/components/ui/timeline";
import type { Tone } from "@/components/ui/tones";
import type {
  LinkedTransaction,
  Replacement,
  StepKind,
  TimelineStep,
  TransactionDetail,
} from "@/lib/transactions/detail-schema";
import { useAmountText } from "./use-amount-text";

const LOOKS: Record<StepKind, { icon: typeof CircleDot; tone: Tone }> = {
  authorized: { icon: CircleDot, tone: "info" },
  declined: { icon: CircleX, tone: "danger" },
  settled: { icon: CircleCheck, tone: "success" },
  reversed: { icon: Undo, tone: "neutral" },
  reversedInPart: { icon: Undo, tone: "neutral" },
  other: { icon: CircleHelp, tone: "neutral" },
};

/** The stages in order, each with when, from whom we know, and the amounts as they stood then. */
export function TransactionSteps({ transaction }: { transaction: TransactionDetail }) {
  const t = useTranslations("transactions.detail.steps");
  const { steps, guess } = transaction;
  const titleOf = ({ kind, status, replaces }: TimelineStep) => {
    if (replaces.length > 0 && kind !== "reversedInPart") return t(`${kind}Again`, { status });
    return kind === "other" ? status : t(kind);
  };
  const items: TimelineItem[] = steps.map((step) => {
    const { icon: Icon, tone } = LOOKS[step.kind];
    const [first] = step.seen;
    return {
      id: first?.eventId ?? step.status,
      icon: <Icon aria-hidden="true" />,
      tone,
      title: titleOf(step),
      time: (
        <>
          {step.occurredAt ? null : `${t("heard")} `}
          <Time value={step.occurredAt ?? first?.at ?? ""} show="both" />
        </>
      ),
      children: <StepText step={step} />,
    };
  });
  return (
    <Section title={t("title")}>
      {items.length === 0 ? <p className="text-muted text-sm">{t("none")}</p> : null}
      <Timeline label={t("title")} items={[...items, ...guess.refunds.map(toRefundItem)]} />
    </Section>
  );
}

function toRefundItem(refund: LinkedTransaction): TimelineItem {
  return {
    id: refund.id,
    icon: <CornerUpLeft aria-hidden="true" />,
    title: <RefundTitle refund={refund} />,
    time: <Time value={refund.occurredAt} show="both" />,
    children: <RefundText refund={refund} />,
  };
}

function RefundTitle({ refund }: { refund: LinkedTransaction }) {
  const t = useTranslations("transactions.detail.steps");
  return (
    <Link
      href={`/transactions/${encodeURIComponent(refund.id)}`}
      className="rounded-sm underline decoration-dotted underline-offset-3 hover:decoration-solid"
    >
      {t("refunded")}
    </Link>
  );
}

function RefundText({ refund }: { refund: LinkedTransaction }) {
  const t = useTranslations("transactions.detail.steps");
  return (
    <p className="flex flex-wrap gap-x-3">
      <Money amount={refund.amount} currency={refund.currency} plus className="text-ink" />
      {t("refundedText")}
    </p>
  );
}

function StepText({ step }: { step: TimelineStep }) {
  const t = useTranslations("transactions.detail.steps");
  const amounts = useTranslations("transactions.detail.amounts");
  const shown = (["transaction", "local", "fee", "billing", "final"] as const).flatMap((kind) => {
    const said = step.amounts[kind];
    return said ? [{ kind, said }] : [];
  });
  return (
    <div className="grid gap-1">
      <dl className="flex flex-wrap gap-x-4 gap-y-0.5">
        {shown.map(({ kind, said }) => (
          <div key={kind} className="flex gap-1.5">
            <dt>{amounts(kind)}</dt>
            <dd className="text-ink">
              <Money
                amount={said.amount}
                currency={said.currency ?? ""}
                hideCurrency={said.currency === null}
                plus={kind !== "fee"}
              />
            </dd>
          </div>
        ))}
      </dl>
      {step.replaces.map((replaced) => (
        <Replaced key={replaced.field} replaced={replaced} />
      ))}
      <Sources step={step} />
      {step.early ? <p className="text-warning">{t("early")}</p> : null}
    </div>
  );
}

/** What a later word puts in the place of an earlier one: “26.09 HKD replaces 25.00 HKD”. */
function Replaced({ replaced }: { replaced: Replacement }) {
  const t = useTranslations("transactions.detail.steps");
  const amounts = useTranslations("transactions.detail.amounts");
  const write = useAmountText();
  const isAmount = replaced.kind === "amount";
  const from = isAmount ? write(replaced.from.amount, replaced.from.currency ?? "") : replaced.from;
  const to = isAmount ? write(replaced.to.amount, replaced.to.currency ?? "") : replaced.to;
  const field = isAmount ? amounts(replaced.field) : t(`fields.${replaced.field}`);
  return <p className="text-ink">{t("replaces", { field, from, to: to ?? t("replacedByNothing") })}</p>;
}

/** Who told us, first to last; what is said again is counted. */
function Sources({ step }: { step: TimelineStep }) {
  const t = useTranslations("transactions.detail.steps");
  const shown = step.seen.slice(0, 3);
  return (
    <p className="flex flex-wrap gap-x-3">
      {shown.map(({ eventId, source, action, at }) => (
        <span key={eventId}>
          {t(source)}
          {action ? ` ${action}` : ""}, {t("heard")} <Time value={at} />
        </span>
      ))}
      {step.seen.length > shown.length ? (
        <span>{t("more", { count: step.seen.length - shown.length })}</span>
      ) : null}
    </p>
  );
}
