"use client";

import { useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { LinkButton } from "@/components/ui/link-button";
import type { UserLineProblem } from "@/lib/imports/schema";
import { useProblemWords } from "./use-problem-words";

const SHOWN = 200;

/** What is wrong, line by line and field by field. */
export function UserProblems({ problems }: { problems: readonly UserLineProblem[] }) {
  const t = useTranslations("imports.preview");
  const words = useProblemWords();
  if (problems.length === 0) return <p className="text-muted text-sm">{t("noProblems")}</p>;
  const shown = problems
    .slice(0, SHOWN)
    .flatMap(({ line, problems: named, userId }) =>
      Object.entries(named).map(([field, key]) => ({ line, field, key, userId })),
    );
  return (
    <div className="grid gap-2">
      <DataTable
        caption={t("problems")}
        rows={shown}
        rowKey={({ line, field }) => `${line} ${field}`}
        columns={[
          { id: "line", header: t("line"), narrow: "title", className: "w-20", cell: ({ line }) => line },
          { id: "field", header: t("field"), cell: ({ field }) => words.field(field) },
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
