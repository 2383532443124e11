"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { Button } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import type { CardLineProblem } from "@/lib/imports/card-document";
import type { CardMatch, CardRowInput } from "@/lib/imports/schema";
import { CardLink } from "./card-link";
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

/** The lines of a document, those in question first. */
export function CardLines({ checked, fileName }: { checked: CheckedCards; fileName: string }) {
  const t = useTranslations("imports");
  const lines = useMemo(() => linesOf(checked), [checked]);
  const save = () =>
    saveFailingRows({
      fileName,
      headings: [t("preview.line"), t("preview.field"), t("preview.value"), t("preview.reason")],
      rows: checked.problems.map(({ line, field, value, problem }) => [
        String(line),
        field ? t(`cardField.${field}`) : "",
        value,
        t(`cardProblem.${problem}`),
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
          { id: "outcome", header: t("columns.outcome"), cell: (line) => <Outcome {...line} /> },
          { id: "card", header: t("preview.card"), cell: ({ match }) => <CardLink card={match?.card} /> },
        ]}
      />
      {lines.length > SHOWN ? (
        <p className="text-muted text-sm">{t("preview.shown", { shown: SHOWN, count: lines.length })}</p>
      ) : null}
      {checked.problems.length > 0 ? (
        <div>
          <Button onClick={save}>{t("preview.saveFailing")}</Button>
        </div>
      ) : null}
    </div>
  );
}

function Outcome({ match, problem }: Line) {
  const t = useTranslations("imports");
  if (problem) {
    const field = problem.field ? `${t(`cardField.${problem.field}`)}: ` : "";
    return (
      <span className="text-danger">
        {`${field}${t(`cardProblem.${problem.problem}`)}`}
        {problem.value ? <bdi className="ml-2 font-mono text-ink">{problem.value}</bdi> : null}
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
