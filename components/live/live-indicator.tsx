"use client";

import { clsx } from "clsx";
import { useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";
import { TipMark } from "@/components/ui/info-tip";
import { useLiveStore } from "./live-provider";
import { useOnline } from "./use-online";

/** Whether what is shown changes by itself right now. */
export function LiveIndicator() {
  const t = useTranslations("layout.live");
  const store = useLiveStore();
  const state = useSyncExternalStore(
    store?.watchState ?? (() => () => undefined),
    store?.state ?? (() => "connecting" as const),
    () => "connecting" as const,
  );
  const shown = useOnline() ? state : "offline";
  const trouble = shown === "reconnecting" || shown === "offline";
  return (
    <span role="status" data-live={shown}>
      <TipMark
        tip={t(`${shown}Text`)}
        className={clsx(
          "flex items-center gap-1.5 text-xs no-underline!",
          trouble ? "text-warning" : "text-muted",
        )}
      >
        <span
          aria-hidden="true"
          className={clsx(
            "size-1.5 rounded-full",
            {
              connecting: "bg-line-strong",
              live: "bg-success",
              reconnecting: "bg-warning motion-safe:animate-pulse",
              offline: "bg-warning",
            }[shown],
          )}
        />
        <span className={trouble ? "max-sm:sr-only" : "max-md:sr-only"}>{t(shown)}</span>
      </TipMark>
    </span>
  );
}
