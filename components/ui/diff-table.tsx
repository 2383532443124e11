import { clsx } from "clsx";
import ArrowRight from "lucide-react/icons/arrow-right";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

export interface DiffRow {
  id: string;
  label: ReactNode;
  before: ReactNode;
  after: ReactNode;
  changed: boolean;
}

/** What was and what will be, or is now. Changed values stand out by weight, arrow and strike, not by colour alone. */
export function DiffTable({ caption, rows }: { caption: string; rows: readonly DiffRow[] }) {
  const t = useTranslations("ui.diff");
  return (
    <div className="overflow-x-auto rounded-md border border-line">
      <table className="w-full text-sm">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="bg-subtle text-left text-muted text-xs">
            <th scope="col" className="h-8 px-3 font-medium">
              {t("field")}
            </th>
            <th scope="col" className="px-3 text-right font-medium">
              {t("before")}
            </th>
            <th scope="col" className="w-4">
              <span className="sr-only">{t("changed")}</span>
            </th>
            <th scope="col" className="px-3 text-right font-medium">
              {t("after")}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} className="h-9 border-line border-t">
              <th scope="row" className="px-3 text-left font-normal">
                {row.label}
              </th>
              <td className={clsx("px-3 text-right text-muted tabular-nums", row.changed && "line-through")}>
                {row.before}
              </td>
              <td className="w-4">
                {row.changed ? (
                  <ArrowRight role="img" aria-label={t("changed")} className="size-3.5 text-accent-ink" />
                ) : null}
              </td>
              <td
                className={clsx("px-3 text-right tabular-nums", row.changed ? "font-semibold" : "text-muted")}
              >
                {row.after}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
