"use client";

import { clsx } from "clsx";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { LIMIT_CHANGES } from "@/lib/bulk/constants";
import type { ApprovedEffectDto, BulkEffectDto } from "@/lib/bulk/schema";
import { formatNumber } from "@/lib/core/format";
import { ChangeWord, LimitAmount } from "./limit-change";
import { useBulkLabels } from "./use-bulk-labels";

type Row = BulkEffectDto & Partial<Pick<ApprovedEffectDto, "asked">>;
type Shown = (typeof PARTS)[number];

const PARTS = ["differing", ...LIMIT_CHANGES.filter((one) => one !== "unchanged"), "left"] as const;
const AT_ONCE = 50;

/** Card by card what becomes of a limit: as it is, as it will be, and what was different when it was asked for. */
export function EffectsTable({ rows }: { rows: readonly Row[] }) {
  const t = useTranslations("bulk.effects");
  const locale = useLocale();
  const [part, setPart] = useState<Shown | null>(null);
  const [most, setMost] = useState(AT_ONCE);
  const chosen = part ? rows.filter((row) => isIn(part, row)) : inOrder(rows);
  const compared = rows.some(({ asked }) => asked);
  const more = Math.min(AT_ONCE, chosen.length - most);
  return (
    <div className="grid gap-2">
      <Parts rows={rows} part={part} onPart={setPart} />
      <section
        aria-label={t("caption")}
        // A region that scrolls must be reachable by keyboard.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: WCAG 2.1.1
        tabIndex={0}
        className="scrollbar-thin max-h-80 overflow-auto rounded-md border border-line"
      >
        <table className="w-full text-sm">
          <caption className="sr-only">{t("caption")}</caption>
          <thead>
            <tr className="bg-subtle text-left text-muted text-xs">
              <Heading>{t("card")}</Heading>
              <Heading end>{t("before")}</Heading>
              <Heading end>{t("after")}</Heading>
              <Heading>{t("what")}</Heading>
              {compared ? <Heading>{t("asked")}</Heading> : null}
            </tr>
          </thead>
          <tbody>
            {chosen.slice(0, most).map((row) => (
              <EffectRow key={row.cardId ?? row.label} row={row} compared={compared} />
            ))}
          </tbody>
        </table>
      </section>
      {more > 0 ? (
        <Button size="sm" className="justify-self-start" onClick={() => setMost(most + AT_ONCE)}>
          {t("more", { count: formatNumber(more, locale) })}
        </Button>
      ) : null}
    </div>
  );
}

function EffectRow({ row, compared }: { row: Row; compared: boolean }) {
  const words = useBulkLabels();
  const { cardId, label, asked, skip } = row;
  return (
    <tr className="h-9 border-line border-t">
      <th scope="row" className="px-3 text-left font-normal">
        {cardId ? (
          <Link
            href={`/cards/${encodeURIComponent(cardId)}`}
            prefetch={false}
            className="rounded-sm hover:underline"
          >
            <bdi>{label}</bdi>
          </Link>
        ) : (
          <bdi>{label}</bdi>
        )}
      </th>
      <td className={clsx("px-3 text-right tabular-nums", skip === null && "text-muted")}>
        <LimitAmount amount={row.before} currency={row.currency} known={row.change !== null} />
      </td>
      <td className={clsx("px-3 text-right tabular-nums", skip === null ? "font-semibold" : "text-muted")}>
        {skip === null ? (
          <LimitAmount amount={row.after} currency={row.currency} known />
        ) : (
          <span className="text-faint">–</span>
        )}
      </td>
      <td className="px-3">
        {skip === null ? <ChangeWord change={row.change} /> : <Quiet>{words.why(skip)}</Quiet>}
      </td>
      {compared ? (
        <td className="px-3">{asked ? <Asked asked={asked} currency={row.currency} /> : null}</td>
      ) : null}
    </tr>
  );
}

function Asked({ asked, currency }: { asked: NonNullable<Row["asked"]>; currency: string | null }) {
  const words = useBulkLabels();
  if (asked.skip !== null) return <Quiet>{words.why(asked.skip)}</Quiet>;
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 tabular-nums">
      <LimitAmount amount={asked.before} currency={currency} known />→
      <LimitAmount amount={asked.after} currency={currency} known />
      <ChangeWord change={asked.change} />
    </span>
  );
}

interface PartsProps {
  rows: readonly Row[];
  part: Shown | null;
  onPart: (part: Shown | null) => void;
}

/** How many cards are raised, newly limited, lowered …; each shows those alone. */
function Parts({ rows, part, onPart }: PartsProps) {
  const t = useTranslations("bulk.effects");
  const locale = useLocale();
  const count = (one: Shown) => rows.filter((row) => isIn(one, row)).length;
  const named = ALWAYS.some((one) => count(one) > 0) ? ALWAYS : [];
  const shown = PARTS.filter((one) => count(one) > 0 || named.some((always) => always === one));
  const text = (one: Shown) => {
    const numbers = { count: formatNumber(count(one), locale) };
    if (one === "differing" || one === "left") return t(one, numbers);
    return t(`counts.${one}`, numbers);
  };
  return (
    <fieldset className="flex flex-wrap gap-1.5">
      <legend className="sr-only">{t("filter")}</legend>
      <Part chosen={part === null} onChoose={() => onPart(null)}>
        {t("all", { count: formatNumber(rows.length, locale) })}
      </Part>
      {shown.map((one) => (
        <Part key={one} chosen={part === one} onChoose={() => onPart(one)}>
          {text(one)}
        </Part>
      ))}
    </fieldset>
  );
}

const ALWAYS = ["raised", "limited", "lowered"] as const;

function Part(props: { chosen: boolean; onChoose: () => void; children: string }) {
  return (
    <Button
      size="sm"
      aria-pressed={props.chosen}
      className={clsx("tabular-nums", props.chosen && "border-accent text-accent-ink")}
      onClick={props.onChoose}
    >
      {props.children}
    </Button>
  );
}

function Heading({ end, children }: { end?: boolean; children: string }) {
  return (
    <th scope="col" className={clsx("sticky top-0 h-8 bg-subtle px-3 font-medium", end && "text-right")}>
      {children}
    </th>
  );
}

function Quiet({ children }: { children: string }) {
  return <span className="text-muted">{children}</span>;
}

function isIn(part: Shown, { asked, skip, change }: Row): boolean {
  if (part === "differing") return Boolean(asked);
  return part === "left" ? skip !== null : skip === null && change === part;
}

/** What restricts a card stands first, what is left alone last. */
function inOrder(rows: readonly Row[]): Row[] {
  const place = (row: Row) => PARTS.findIndex((part) => isIn(part, row));
  return rows.toSorted((a, b) => place(a) - place(b));
}
