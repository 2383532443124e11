"use client";

import { clsx } from "clsx";
import { useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";
import { useLiveStore } from "./live-provider";

/** Whether what is shown changes by itself right now. */
export function LiveIndicator() {
  const t = useTranslations("layout.live");
  const store = useLiveStore();
  const state = useSyncExternalStore(
    store?.watchState ?? (() => () => undefined),
    store?.state ?? (() => "connecting" as const),
    () => "connecting" as const,
  );
  return (
    <span
      role="status"
      data-live={state}
      data-tip={t(`${state}Text`)}
      className={clsx(
        "flex items-center gap-1.5 text-xs",
        state === "reconnecting" ? "text-warning" : "text-muted",
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
          }[state],
        )}
      />
      <span className={clsx(state === "reconnecting" ? "max-sm:sr-only" : "max-md:sr-only")}>{t(state)}</span>
    </span>
  );
}
