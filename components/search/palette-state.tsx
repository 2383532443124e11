"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import type { usePaletteSearch } from "./use-palette-search";

/** That the search failed; for the ear how much was found. */
export function PaletteState({ search }: { search: ReturnType<typeof usePaletteSearch> }) {
  const t = useTranslations("search");
  const { q, count, error, stale, retry } = search;
  if (error) {
    const refused = error.error.code === "INVALID_INPUT";
    return (
      <div className="p-3">
        <Callout
          tone={refused ? "warning" : "danger"}
          role="alert"
          title={t(refused ? "refused" : "failed")}
          {...(refused ? {} : { actions: <Button onClick={() => retry()}>{t("again")}</Button> })}
        >
          {refused ? t("noneText") : null}
        </Callout>
      </div>
    );
  }
  return (
    <p role="status" className="sr-only">
      {q === "" ? "" : stale ? t("searching") : t("results", { count })}
    </p>
  );
}
