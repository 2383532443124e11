"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatNumber } from "@/lib/core/format";
import type { DeclinesDto } from "@/lib/overview/schema";
import { CountLink } from "./count-link";
import { declineAddress } from "./overview-params";

/** What the declines can be laid to, each cause with a bar and the way to its rows. */
export function CauseBars({ declines }: { declines: DeclinesDto }) {
  const t = useTranslations("overview.declines");
  const locale = useLocale();
  const { causes, explained, declined } = declines;
  const most = Math.max(...causes.map(({ count }) => count), 1);
  return (
    <div className="grid gap-2">
      <h3 className="font-medium text-sm">{t("causes")}</h3>
      <ul className="grid grid-cols-[auto_1fr_auto] items-center gap-x-3 gap-y-1.5 text-sm">
        {causes.map(({ cause, count, query }) => (
          <li key={cause} className="col-span-full grid grid-cols-subgrid items-center">
            <span>{t(`cause.${cause}`)}</span>
            <svg aria-hidden="true" className="block h-2 w-full rounded-full">
              <rect
                width={`${(count / most) * 100}%`}
                height="100%"
                className={cause === "unexplained" ? "fill-neutral-solid" : "fill-danger-solid"}
              />
            </svg>
            <CountLink
              count={count}
              href={declineAddress.href("/overview/declines", query)}
              label={t("ofCause", { cause: t(`cause.${cause}`), count })}
              className="text-right"
            />
          </li>
        ))}
      </ul>
      <p className="text-muted text-xs">
        {explained < declined.count
          ? t("capped", {
              explained: formatNumber(explained, locale),
              all: formatNumber(declined.count, locale),
            })
          : t("derived")}
      </p>
    </div>
  );
}
