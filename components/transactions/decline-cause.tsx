"use client";

import { useTranslations } from "next-intl";
import { Money } from "@/components/ui/money";
import { ToneIcon } from "@/components/ui/tone-icon";
import type { DeclineCause, TransactionDetail } from "@/lib/transactions/detail-schema";
import { CertaintyMark } from "./certainty-mark";
import { DeclineFix } from "./decline-fix";
import { useCauseTitle } from "./use-cause-title";
import { useMomentText } from "./use-moment-text";

interface DeclineCauseProps {
  cause: DeclineCause;
  /** The likeliest one. */
  first: boolean;
  transaction: TransactionDetail;
}

/** One cause with its numbers, how sure it is, and the button to the fix. */
export function DeclineCauseBlock({ cause, first, transaction }: DeclineCauseProps) {
  const t = useTranslations("transactions.decline");
  const title = useCauseTitle()(cause);
  return (
    <li className="flex gap-2.5 border-line border-b p-4 last:border-b-0">
      <ToneIcon
        tone={first ? "danger" : "warning"}
        className={`mt-0.5 size-4 shrink-0 ${first ? "text-danger" : "text-warning"}`}
      />
      <div className="grid min-w-0 flex-1 gap-2">
        <div>
          <p className="flex flex-wrap items-baseline gap-x-3 text-muted text-xs">
            {first ? t("likely") : t("also")} <CertaintyMark certainty={cause.certainty} />
          </p>
          <p className="font-semibold text-base">{title}</p>
        </div>
        <Numbers cause={cause} zone={transaction.then?.timeZone ?? transaction.timeZone} />
        <DeclineFix cause={cause} first={first} title={title} transaction={transaction} />
      </div>
    </li>
  );
}

function Numbers({ cause, zone }: { cause: DeclineCause; zone: string }) {
  const t = useTranslations("transactions.decline");
  if (cause.kind === "currency") return <p className="text-muted text-sm">{t("currencyText")}</p>;
  const rows = numbersOf(cause);
  if (rows.length === 0 || !("currency" in cause)) return null;
  return (
    <>
      <dl className="flex flex-wrap gap-x-6 gap-y-1 text-sm">
        {rows.map(({ name, amount }) => (
          <div key={name}>
            <dt className="text-muted text-xs">{t(`numbers.${name}`)}</dt>
            <dd className={name === "over" ? "font-semibold text-danger" : ""}>
              <Money amount={amount} currency={cause.currency} />
            </dd>
          </div>
        ))}
      </dl>
      <Window cause={cause} zone={zone} />
      {cause.kind === "balance" ? (
        <p className="text-muted text-xs">{t("balanceRead", { minutes: cause.minutesBefore })}</p>
      ) : null}
    </>
  );
}

type NumberName = "limit" | "used" | "asked" | "over" | "available";

function numbersOf(cause: DeclineCause): { name: NumberName; amount: string }[] {
  if (cause.kind === "balance") {
    return [
      { name: "available", amount: cause.available },
      { name: "asked", amount: cause.asked },
      { name: "over", amount: cause.short },
    ];
  }
  if (cause.kind !== "limit") return [];
  return [
    { name: "limit", amount: cause.limit },
    ...(cause.used === null ? [] : [{ name: "used" as const, amount: cause.used }]),
    { name: "asked", amount: cause.asked },
    { name: "over", amount: cause.overBy },
  ];
}

/** Natural days and months begin in the issuer's zone, which is named. */
function Window({ cause, zone }: { cause: DeclineCause; zone: string }) {
  const t = useTranslations("transactions.decline");
  const moment = useMomentText();
  if (cause.kind !== "limit" || !cause.windowStart || !cause.windowEnd) return null;
  return (
    <p className="text-muted text-xs" suppressHydrationWarning>
      {t("window", {
        start: moment(cause.windowStart, zone),
        end: moment(cause.windowEnd, zone),
        zone: zone.replaceAll("_", " "),
      })}
    </p>
  );
}
