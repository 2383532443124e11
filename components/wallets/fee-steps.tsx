"use client";

import { clsx } from "clsx";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Money } from "@/components/ui/money";
import { type FeeExample as Example, type FeeFacts, feeExample } from "@/lib/wallets/fee-rule";
import type { ExampleColumn } from "./fee-example";

interface FeeStepsProps {
  columns: readonly ExampleColumn[];
  currency: string;
  /** Decimal string. */
  amount: string;
}

/** The calculation as a table, the rules side by side, and the fee for other amounts below it. */
export function FeeSteps({ columns, currency, amount }: FeeStepsProps) {
  const t = useTranslations("wallets.example");
  const steps = useSteps(currency);
  return (
    <div className="grid gap-4">
      <Table caption={t("caption")} first={t("step")} columns={columns}>
        {steps.map(({ id, label, strong, cell }) => (
          <Row key={id} label={label} strong={strong}>
            {columns.map((column) =>
              column.rule ? cell(column.rule, feeExample(column.rule, amount)) : <Dash key={column.id} />,
            )}
          </Row>
        ))}
      </Table>
      <Table caption={t("others")} first={t("topUp")} columns={columns} shown>
        {OTHER_AMOUNTS.map((other) => (
          <Row key={other} label={<Money amount={other} currency={currency} />}>
            {columns.map(({ id, rule }) =>
              rule ? (
                <Money key={id} amount={feeExample(rule, other).fee} currency={currency} />
              ) : (
                <Dash key={id} />
              ),
            )}
          </Row>
        ))}
      </Table>
    </div>
  );
}

const OTHER_AMOUNTS = ["10", "100", "1000", "10000"];

interface Step {
  id: string;
  label: string;
  strong?: boolean;
  cell: (rule: FeeFacts, example: Example) => ReactNode;
}

function useSteps(currency: string): Step[] {
  const t = useTranslations("wallets.example");
  const money = (amount: string) => <Money amount={amount} currency={currency} />;
  const boundAmount = ({ bound }: Example, rule: FeeFacts) =>
    bound === "minimum" ? rule.minAmount : bound === "maximum" ? rule.maxAmount : null;
  return [
    {
      id: "share",
      label: t("share"),
      cell: (rule, { share }) => (
        <>
          <span className="mr-2 text-muted text-xs">{rule.percentage}%</span>
          {money(share)}
        </>
      ),
    },
    { id: "fixed", label: t("fixed"), cell: (rule) => money(rule.fixedAmount) },
    { id: "plain", label: t("plain"), cell: (_rule, { plain }) => money(plain) },
    {
      id: "bound",
      label: t("bound"),
      cell: (rule, example) => {
        const amount = boundAmount(example, rule);
        return (
          <>
            <span className="mr-2 text-muted text-xs">{t("bounds", { bound: example.bound })}</span>
            {amount === null ? null : money(amount)}
          </>
        );
      },
    },
    { id: "fee", label: t("fee"), strong: true, cell: (_rule, { fee }) => money(fee) },
    { id: "credited", label: t("credited"), strong: true, cell: (_rule, { credited }) => money(credited) },
  ];
}

interface TableProps {
  caption: string;
  first: string;
  columns: readonly ExampleColumn[];
  /** Shows the caption too. */
  shown?: boolean;
  children: ReactNode;
}

function Table({ caption, first, columns, shown = false, children }: TableProps) {
  const t = useTranslations("wallets.example");
  return (
    <div className="overflow-x-auto rounded-md border border-line">
      <table className="w-full text-sm">
        <caption className={shown ? "px-3 py-2 text-left font-medium text-ink" : "sr-only"}>
          {caption}
        </caption>
        <thead>
          <tr className="bg-subtle text-left text-muted text-xs">
            <th scope="col" className="h-8 px-3 font-medium">
              {first}
            </th>
            {columns.map(({ id }) => (
              <th key={id} scope="col" className="px-3 text-right font-medium">
                {t(id)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

function Row({
  label,
  strong = false,
  children,
}: {
  label: ReactNode;
  strong?: boolean | undefined;
  children: ReactNode[];
}) {
  return (
    <tr className={clsx("h-9 border-line border-t", strong && "font-semibold")}>
      <th scope="row" className={clsx("px-3 text-left", strong ? "font-semibold" : "font-normal")}>
        {label}
      </th>
      {children.map((cell, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the columns stand still
        <td key={place} className="px-3 text-right tabular-nums">
          {cell}
        </td>
      ))}
    </tr>
  );
}

function Dash() {
  return <span className="text-faint">–</span>;
}
