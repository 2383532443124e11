"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

interface ChartTableProps {
  caption: string;
  heads: readonly string[];
  rows: readonly { key: string; cells: readonly ReactNode[] }[];
}

/** The numbers behind a chart; the first column names the row. */
export function ChartTable({ caption, heads, rows }: ChartTableProps) {
  const t = useTranslations("overview");
  return (
    <details className="text-xs">
      <summary className="w-fit rounded-sm text-muted hover:text-ink">{t("asTable")}</summary>
      <section
        aria-label={caption}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        tabIndex={0}
        className="scrollbar-thin mt-2 max-h-64 overflow-auto rounded-md border border-line"
      >
        <table className="w-full tabular-nums">
          <caption className="sr-only">{caption}</caption>
          <thead>
            <tr>
              {heads.map((head, index) => (
                <th
                  key={head}
                  scope="col"
                  className={`sticky top-0 whitespace-nowrap bg-subtle px-2 py-1 font-medium text-muted ${index === 0 ? "text-left" : "text-right"}`}
                >
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, cells: [name, ...numbers] }) => (
              <tr key={key} className="border-line border-t">
                <th
                  scope="row"
                  className="whitespace-nowrap px-2 py-1 text-left font-normal"
                  suppressHydrationWarning
                >
                  {name}
                </th>
                {numbers.map((cell, index) => (
                  <td key={heads[index + 1]} className="whitespace-nowrap px-2 py-1 text-right">
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
