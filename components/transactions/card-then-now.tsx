"use client";

import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CardStatusBadge } from "@/components/cards/card-status-badge";
import { Money } from "@/components/ui/money";
import { Section } from "@/components/ui/section";
import { Time } from "@/components/ui/time";
import { formatAmount } from "@/lib/core/format";
import type { CardMoment, MomentLimit, TransactionDetail } from "@/lib/transactions/detail-schema";
import { CertaintyMark } from "./certainty-mark";

/** The card's status and rules just before the transaction, and today. */
export function CardThenNow({ transaction }: { transaction: TransactionDetail }) {
  const t = useTranslations("transactions.detail.moment");
  const { then, now } = transaction;
  if (!then || !now) {
    return (
      <Section title={t("title")}>
        <p className="text-muted text-sm">{t("noCard")}</p>
      </Section>
    );
  }
  const captured = then.capturedAt;
  return (
    <Section
      title={t("title")}
      description={
        captured
          ? t.rich("captured", { time: () => <Time value={captured} show="exact" /> })
          : t("reconstructed")
      }
      flush
    >
      <table className="w-full text-sm">
        <caption className="sr-only">{t("title")}</caption>
        <thead>
          <tr className="border-line border-b text-left text-muted text-xs">
            <th scope="col" className="px-4 py-1.5 font-normal">
              <span className="sr-only">{t("fact")}</span>
            </th>
            <th scope="col" className="px-4 py-1.5 font-normal">
              {t("then")}
            </th>
            <th scope="col" className="px-4 py-1.5 font-normal">
              {t("now")}
            </th>
          </tr>
        </thead>
        <tbody>
          <Row name={t("status")} then={<Status moment={then} />} now={<Status moment={now} plain />} />
          {periodsOf(then, now).map((period) => (
            <LimitRow key={period} period={period} then={then} now={now} />
          ))}
          {then.balance ? (
            <Row
              name={t("balance")}
              then={
                <>
                  <Money amount={then.balance.available} currency={then.balance.currency} />
                  <CertaintyMark certainty={then.balance.certainty} />
                </>
              }
              now={<Quiet>{t("balanceUnknown")}</Quiet>}
            />
          ) : null}
        </tbody>
      </table>
    </Section>
  );
}

function periodsOf(then: CardMoment, now: CardMoment): string[] {
  return [...new Set([...now.limits, ...then.limits].map(({ period }) => period))];
}

function LimitRow({ period, then, now }: { period: string; then: CardMoment; now: CardMoment }) {
  const t = useTranslations("cards.limits");
  const of = (moment: CardMoment) => moment.limits.find((limit) => limit.period === period);
  return (
    <Row
      name={t("period", { period })}
      then={<Limit limit={of(then)} />}
      now={<Limit limit={of(now)} plain />}
    />
  );
}

function Row({ name, then, now }: { name: string; then: ReactNode; now: ReactNode }) {
  return (
    <tr className="border-line border-b align-top last:border-b-0">
      <th scope="row" className="px-4 py-2 text-left font-normal text-muted">
        {name}
      </th>
      <td className="px-4 py-2">
        <div className="grid justify-items-start gap-0.5">{then}</div>
      </td>
      <td className="px-4 py-2">
        <div className="grid justify-items-start gap-0.5">{now}</div>
      </td>
    </tr>
  );
}

function Status({ moment, plain = false }: { moment: CardMoment; plain?: boolean }) {
  const t = useTranslations("transactions.detail.moment");
  if (!moment.status) return <Quiet>{t("unknown")}</Quiet>;
  return (
    <>
      <CardStatusBadge card={moment.status} />
      {plain ? null : <CertaintyMark certainty={moment.status.certainty} />}
    </>
  );
}

function Limit({ limit, plain = false }: { limit: MomentLimit | undefined; plain?: boolean }) {
  const t = useTranslations("transactions.detail.moment");
  const locale = useLocale();
  if (!limit || limit.off) return <Quiet>{t("off")}</Quiet>;
  const { used, currency } = limit;
  return (
    <>
      {limit.limit === null ? (
        <Quiet>{t("unknown")}</Quiet>
      ) : (
        <Money amount={limit.limit} currency={currency} />
      )}
      {used === null ? null : (
        <span className="text-muted text-xs">
          {t("used", { used: formatAmount(used, currency, locale) })}
        </span>
      )}
      {plain ? null : <CertaintyMark certainty={limit.certainty} />}
    </>
  );
}

function Quiet({ children }: { children: ReactNode }) {
  return <span className="text-faint">{children}</span>;
}
