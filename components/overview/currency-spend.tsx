"use client";

import { clsx } from "clsx";
import { useTranslations } from "next-intl";
import type { ComponentProps, ReactNode } from "react";
import { transactionAddress } from "@/components/transactions/transaction-params";
import { Money } from "@/components/ui/money";
import type { Counted, CurrencySpend, PeriodDto, Summed } from "@/lib/overview/schema";
import { ChangeMark } from "./change-mark";
import { ChartAxis } from "./chart-axis";
import { ChartTable } from "./chart-table";
import { ColumnChart } from "./column-chart";
import { CountLink } from "./count-link";
import { SPEND_FILLS } from "./spend-fills";
import { useAmountText } from "./use-amount-text";
import { useBucketName } from "./use-bucket-name";

interface CurrencySpendProps {
  spend: CurrencySpend;
  period: PeriodDto;
  /** How wide it begins to be; what is left of its row it fills. */
  className: string;
}

/** What was spent in one currency: the sum, its parts, and how it came over time. */
export function CurrencySpendChart({ spend, period, className }: CurrencySpendProps) {
  const t = useTranslations("overview.spend");
  const text = useAmountText();
  const name = useBucketName(period.unit);
  const { currency, spent, previous } = spend;
  const columns = spend.columns.map((column, index) => {
    const bucket = period.buckets[index];
    const [settled, authorized] = [text(column.settled, currency), text(column.authorized, currency)];
    return {
      id: bucket?.from ?? String(index),
      tip: `${bucket ? name(bucket) : ""}\n${t("tip", { settled, authorized, count: column.count })}`,
      parts: [column.settled, column.authorized],
      before: column.previous,
    };
  });
  const label = t("chart", { currency, spent: text(spent.amount, currency), count: spent.count });
  return (
    <li
      aria-label={currency}
      className={clsx(
        "-mr-px -mb-px grid min-w-0 grow basis-full content-start gap-3 border-line border-r border-b p-4",
        className,
      )}
    >
      <div className="flex flex-wrap items-end justify-between gap-x-4 gap-y-1">
        <h3 className="text-xl tracking-tight">
          <SumLink sum={spent}>
            <Amount amount={spent.amount} currency={currency} className="font-semibold" />
          </SumLink>
        </h3>
        <p className="flex flex-wrap items-baseline gap-x-2 text-muted text-xs">
          <ChangeMark change={spend.change} base={previous.count} />
          <SumLink sum={previous}>
            {t.rich("wasBefore", { amount: () => <Amount amount={previous.amount} currency={currency} /> })}
          </SumLink>
        </p>
      </div>
      <div className="grid gap-1">
        <ColumnChart label={label} columns={columns} fills={SPEND_FILLS} />
        <ChartAxis period={period} />
      </div>
      <Parts spend={spend} />
      <WithoutAmount spend={spend} />
      <SpendTable spend={spend} period={period} />
    </li>
  );
}

/** Sums skip the payments that said no amount: how many they are stands beside them. */
function WithoutAmount({ spend: { spent, refunded, previous } }: { spend: CurrencySpend }) {
  const t = useTranslations("overview.spend");
  const now = spent.withoutAmount + refunded.withoutAmount;
  if (now + previous.withoutAmount === 0) return null;
  return (
    <p className="text-muted text-xs">
      {now > 0 ? t("withoutAmount", { count: now }) : null}
      {now > 0 && previous.withoutAmount > 0 ? <br /> : null}
      {previous.withoutAmount > 0 ? t("withoutAmountBefore", { count: previous.withoutAmount }) : null}
    </p>
  );
}

type AmountProps = Omit<ComponentProps<typeof Money>, "amount"> & { amount: string | null };

/** A sum; in words where none of its payments said an amount. */
function Amount({ amount, ...money }: AmountProps) {
  const t = useTranslations("overview.spend");
  return amount === null ? <span>{t("notSaid")}</span> : <Money amount={amount} {...money} />;
}

/** A sum leads to the rows that it adds up. */
function SumLink({ sum, children }: { sum: Summed; children: ReactNode }) {
  return (
    <CountLink count={sum.count} href={transactionAddress.href("/transactions", sum.query)}>
      {children}
    </CountLink>
  );
}

function Parts({ spend }: { spend: CurrencySpend }) {
  const t = useTranslations("overview.spend");
  const { currency, settled, authorized, refunded, other } = spend;
  return (
    <dl className="grid grid-cols-[auto_1fr_auto] gap-x-3 gap-y-1 text-sm">
      {(
        [
          ["settled", settled],
          ["authorized", authorized],
          ["refunded", refunded],
        ] as const
      ).map(([name, part]) => (
        <div key={name} className="col-span-full grid grid-cols-subgrid">
          <dt className="text-muted">{t(name)}</dt>
          <dd className="text-right">
            <Payments part={part} />
          </dd>
          <dd className="text-right">
            <Amount amount={part.amount} currency={currency} hideCurrency />
          </dd>
        </div>
      ))}
      {other ? (
        <div className="col-span-full grid grid-cols-subgrid">
          <dt className="text-muted">{t("other")}</dt>
          <dd className="text-right">
            <Payments part={other} />
          </dd>
          <dd className="text-right text-muted text-xs">{t("notAdded")}</dd>
        </div>
      ) : null}
    </dl>
  );
}

function Payments({ part }: { part: Counted }) {
  const t = useTranslations("overview.spend");
  return (
    <CountLink
      count={part.count}
      href={transactionAddress.href("/transactions", part.query)}
      className="text-muted text-xs"
    >
      {t("payments", { count: part.count })}
    </CountLink>
  );
}

function SpendTable({ spend, period }: Omit<CurrencySpendProps, "className">) {
  const t = useTranslations("overview.spend");
  const name = useBucketName(period.unit);
  const { currency } = spend;
  const money = (amount: string | null) => <Amount amount={amount} currency={currency} hideCurrency />;
  return (
    <ChartTable
      caption={t("table", { currency })}
      heads={[t(`unit.${period.unit}`), t("settled"), t("authorized"), t("before"), t("count")]}
      rows={spend.columns.map((column, index) => {
        const bucket = period.buckets[index];
        const href = transactionAddress.href("/transactions", column.query);
        return {
          key: bucket?.from ?? String(index),
          cells: [
            bucket ? name(bucket) : "",
            money(column.settled),
            money(column.authorized),
            money(column.previous),
            <CountLink key="count" count={column.count} href={href} />,
          ],
        };
      })}
    />
  );
}
