"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { DataTable } from "@/components/ui/data-table";
import type { CardLineProblem } from "@/lib/imports/card-document";
import { CARD_FIELDS, type CardField } from "@/lib/imports/constants";
import type { CardMatch, CardRowInput } from "@/lib/imports/schema";
import type { Mended } from "@/lib/imports/table";
import { CardLink } from "./card-link";
import { MendingActions, useMending, WrongCell } from "./mending";
import { CardRowBadge, cutNumber } from "./row-badges";
import { saveFailingRows } from "./save-failing-rows";
import type { CheckedCards } from "./use-card-import";

/** What a line says, and which card it is or why it is none. */
interface Line {
  line: number;
  row: CardRowInput | null;
  match: CardMatch | null;
  problem: CardLineProblem | null;
}

const SHOWN = 300;

interface CardLinesProps {
  checked: CheckedCards;
  fileName: string;
  onMend: (mended: Mended<CardField>) => void;
}

/** The lines of a document, those in question first. */
export function CardLines({ checked, fileName, onMend }: CardLinesProps) {
  const t = useTranslations("imports");
  const { mended, write } = useMending<CardField>();
  const lines = useMemo(() => linesOf(checked), [checked]);
  const save = () =>
    saveFailingRows({
      fileName,
      headings: [...CARD_FIELDS.map((field) => t(`cardField.${field}`)), t("preview.reason")],
      rows: checked.problems.map(({ cells, field, problem }) => [
        ...CARD_FIELDS.map((one) => cells[one] ?? ""),
        [field ? t(`cardField.${field}`) : "", t(`cardProblem.${problem}`)].filter(Boolean).join(": "),
      ]),
    });
  return (
    <div className="grid gap-2">
      <DataTable
        caption={t("preview.matches")}
        rows={lines.slice(0, SHOWN)}
        rowKey={({ line }) => String(line)}
        columns={[
          {
            id: "line",
            header: t("preview.line"),
            narrow: "title",
            className: "w-20",
            cell: ({ line }) => line,
          },
          { id: "number", header: t("preview.number"), cell: ({ row }) => row && cutNumber(row) },
          { id: "expiration", header: t("cardField.expiration"), cell: ({ row }) => row?.expiration },
          {
            id: "outcome",
            header: t("columns.outcome"),
            cell: (line) => <Outcome {...line} onWrite={write} />,
          },
          { id: "card", header: t("preview.card"), cell: ({ match }) => <CardLink card={match?.card} /> },
        ]}
      />
      {lines.length > SHOWN ? (
        <p className="text-muted text-sm">{t("preview.shown", { shown: SHOWN, count: lines.length })}</p>
      ) : null}
      {checked.problems.length > 0 ? <MendingActions mended={mended} onMend={onMend} onSave={save} /> : null}
    </div>
  );
}

interface OutcomeProps extends Line {
  onWrite: (line: number, field: CardField, text: string) => void;
}

function Outcome({ line, match, problem, onWrite }: OutcomeProps) {
  const t = useTranslations("imports");
  if (problem) {
    // A line that says no card can be given its number.
    const field = problem.field ?? "cardNumber";
    const named = problem.field ? `${t(`cardField.${field}`)}: ` : "";
    return (
      <span className="grid gap-1">
        <span className="text-danger">{`${named}${t(`cardProblem.${problem.problem}`)}`}</span>
        <WrongCell
          line={line}
          field={t(`cardField.${field}`)}
          value={problem.value}
          onWrite={(text) => onWrite(line, field, text)}
        />
      </span>
    );
  }
  if (!match) return null;
  const facts = match.differs.map((fact) => t(`differs.${fact}`)).join(", ");
  return (
    <span className="flex flex-wrap items-center gap-2">
      <CardRowBadge status={match.status} />
      {match.status === "ambiguous" ? t("preview.candidates", { count: match.candidates }) : null}
      {facts ? t("preview.differsIn", { facts }) : null}
    </span>
  );
}

function linesOf({ rows, problems, matches }: CheckedCards): Line[] {
  const matchOf = new Map(matches.map((match) => [match.line, match]));
  const lines: Line[] = [
    ...problems.map((problem) => ({ line: problem.line, row: null, match: null, problem })),
    ...rows.map((row) => ({ line: row.line, row, match: matchOf.get(row.line) ?? null, problem: null })),
  ];
  const settled = (line: Line) => (line.match?.status === "matched" ? 1 : 0);
  return lines.sort((a, b) => settled(a) - settled(b) || a.line - b.line);
}
