"use client";

import { useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { LinkButton } from "@/components/ui/link-button";
import { USER_FIELDS, type UserField } from "@/lib/imports/constants";
import type { UserLineProblem, UserRowInput } from "@/lib/imports/schema";
import type { Mended } from "@/lib/imports/table";
import { MendingActions, useMending, WrongCell } from "./mending";
import { saveFailingRows } from "./save-failing-rows";
import { useProblemLabels } from "./use-problem-labels";

const SHOWN = 200;

interface UserProblemsProps {
  rows: readonly UserRowInput[];
  problems: readonly UserLineProblem[];
  fileName: string;
  onMend: (mended: Mended<UserField>) => Promise<void>;
}

/** What is wrong, line by line and field by field, with the value that is wrong, to be written over where it stands. */
export function UserProblems({ rows, problems, fileName, onMend }: UserProblemsProps) {
  const t = useTranslations("imports.preview");
  const words = useProblemLabels();
  const { mended, write } = useMending<UserField>();
  if (problems.length === 0) return <p className="text-muted text-sm">{t("noProblems")}</p>;
  const rowOf = new Map(rows.map((row) => [row.line, row]));
  const shown = problems.slice(0, SHOWN).flatMap(({ line, problems: named, userId }) =>
    Object.entries(named).map(([name, key]) => {
      const field = USER_FIELDS.find((one) => one === name);
      return { line, name, field, value: field ? (rowOf.get(line)?.[field] ?? "") : "", key, userId };
    }),
  );
  const save = () =>
    saveFailingRows({
      fileName,
      headings: [...USER_FIELDS.map(words.field), t("reason")],
      rows: problems.map(({ line, problems: named }) => [
        ...USER_FIELDS.map((field) => rowOf.get(line)?.[field] ?? ""),
        Object.entries(named)
          .map(([name, key]) => [words.field(name), words.problem(key)].filter(Boolean).join(": "))
          .join("; "),
      ]),
    });
  return (
    <div className="grid gap-3">
      <DataTable
        caption={t("problems")}
        rows={shown}
        rowKey={({ line, name }) => `${line} ${name}`}
        columns={[
          { id: "line", header: t("line"), narrow: "title", className: "w-20", cell: ({ line }) => line },
          { id: "field", header: t("field"), cell: ({ name }) => words.field(name) },
          {
            id: "value",
            header: t("value"),
            cell: ({ line, field, value }) =>
              field ? (
                <WrongCell
                  line={line}
                  field={words.field(field) ?? ""}
                  value={value}
                  onWrite={(text) => write(line, field, text)}
                />
              ) : null,
          },
          {
            id: "problem",
            header: t("problem"),
            cell: ({ key, userId }) => (
              <span className="flex flex-wrap items-center gap-2">
                {words.problem(key)}
                {userId ? <SeeUser userId={userId} /> : null}
              </span>
            ),
          },
        ]}
      />
      {problems.length > SHOWN ? (
        <p className="text-muted text-sm">{t("more", { count: problems.length - SHOWN })}</p>
      ) : null}
      <MendingActions mended={mended} onMend={onMend} onSave={save} />
    </div>
  );
}

/** In a window of its own: what was read of the file stays in this one. */
function SeeUser({ userId }: { userId: string }) {
  const t = useTranslations("imports.preview");
  const href = `/users/${encodeURIComponent(userId)}`;
  return (
    <LinkButton size="sm" variant="ghost" href={href} prefetch={false} target="_blank">
      {t("seeUser")}
    </LinkButton>
  );
}
