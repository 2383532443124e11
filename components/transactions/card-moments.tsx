"use client";

import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CardStatusBadge } from "@/components/cards/card-status-badge";
import { Money } from "@/components/ui/money";
import { Section } from "@/components/ui/section";
import { Time } from "@/components/ui/time";
import { formatAmount } from "@/lib/core/format";
import type { CardMoment, Certainty, MomentLimit, TransactionDetail } from "@/lib/transactions/detail-schema";
import { CertaintyMark } from "./certainty-mark";

/** The card's status and rules just before the transaction, and today. */
export function CardMoments({ transaction }: { transaction: TransactionDetail }) {
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
  const shared = sharedCertainty(then);
  const marked = shared === null;
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
            <th scope="col" className="px-2 py-1.5 font-normal sm:px-4">
              {t("then")} {shared ? <CertaintyMark certainty={shared} /> : null}
            </th>
            <th scope="col" className="px-2 py-1.5 font-normal sm:px-4">
              {t("now")}
            </th>
          </tr>
        </thead>
        <tbody>
          <Row
            name={t("status")}
            then={<Status moment={then} marked={marked} />}
            now={<Status moment={now} />}
          />
          {periodsOf(then, now).map((period) => (
            <LimitRow key={period} period={period} then={then} now={now} marked={marked} />
          ))}
          {then.balance || now.balance ? (
            <Row
              name={t("balance")}
              then={<Balance moment={then} marked={marked} />}
              now={<Balance moment={now} />}
            />
          ) : null}
        </tbody>
      </table>
    </Section>
  );
}

/** How sure everything about that moment is, where it is the same for all of it. */
function sharedCertainty({ status, limits, balance }: CardMoment): Certainty | null {
  const known = [status, balance, ...limits.filter(({ off }) => !off)].filter((part) => part !== null);
  const [first, ...others] = known.map(({ certainty }) => certainty);
  return first && others.every((certainty) => certainty === first) ? first : null;
}

function periodsOf(then: CardMoment, now: CardMoment): string[] {
  return [...new Set([...now.limits, ...then.limits].map(({ period }) => period))];
}

interface LimitRowProps {
  period: string;
  then: CardMoment;
  now: CardMoment;
  marked: boolean;
}

function LimitRow({ period, then, now, marked }: LimitRowProps) {
  const t = useTranslations("cards.limits");
  const of = (moment: CardMoment) => moment.limits.find((limit) => limit.period === period);
  return (
    <Row
      name={t("period", { period })}
      then={<Limit limit={of(then)} marked={marked} />}
      now={<Limit limit={of(now)} />}
    />
  );
}

function Row({ name, then, now }: { name: string; then: ReactNode; now: ReactNode }) {
  return (
    <tr className="border-line border-b align-top last:border-b-0">
      <th scope="row" className="px-4 py-2 text-left font-normal text-muted">
        {name}
      </th>
      <td className="px-2 py-2 sm:px-4">
        <div className="grid justify-items-start gap-0.5">{then}</div>
      </td>
      <td className="px-2 py-2 sm:px-4">
        <div className="grid justify-items-start gap-0.5">{now}</div>
      </td>
    </tr>
  );
}

function Status({ moment, marked = false }: { moment: CardMoment; marked?: boolean }) {
  const t = useTranslations("transactions.detail.moment");
  if (!moment.status) return <Quiet>{t("unknown")}</Quiet>;
  return (
    <>
      <CardStatusBadge card={moment.status} />
      {marked ? <CertaintyMark certainty={moment.status.certainty} /> : null}
    </>
  );
}

function Limit({ limit, marked = false }: { limit: MomentLimit | undefined; marked?: boolean }) {
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
      {marked ? <CertaintyMark certainty={limit.certainty} /> : null}
    </>
  );
}

/** What could be spent, and when the issuer last said so. */
function Balance({ moment: { balance }, marked = false }: { moment: CardMoment; marked?: boolean }) {
  const t = useTranslations("transactions.detail.moment");
  if (!balance) return <Quiet>{t("balanceUnknown")}</Quiet>;
  return (
    <>
      <Money amount={balance.available} currency={balance.currency} />
      <span className="text-muted text-xs">
        {t.rich("balanceRead", { time: () => <Time value={balance.readAt} /> })}
      </span>
      {marked ? <CertaintyMark certainty={balance.certainty} /> : null}
    </>
  );
}

function Quiet({ children }: { children: ReactNode }) {
  return <span className="text-faint">{children}</span>;
}
