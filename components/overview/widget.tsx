"use client";

import { clsx } from "clsx";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ActionErrorNotice } from "@/components/ui/action-error-notice";
import { Button } from "@/components/ui/button";
import { Section } from "@/components/ui/section";
import type { ActionError } from "@/lib/core/result";
import type { WidgetName } from "./widget-names";
import { WidgetShape } from "./widget-skeleton";

/** What a widget needs to know of its query. */
interface WidgetRead<Data> {
  data: Data | undefined;
  error: { error?: ActionError } | null;
  isPlaceholderData: boolean;
  refetch: () => unknown;
}

interface WidgetProps<Data> {
  name: WidgetName;
  read: WidgetRead<Data>;
  /** The page behind it. */
  actions?: ReactNode;
  flush?: boolean;
  className?: string;
  children: (data: Data) => ReactNode;
}

/** One part of the overview: loading, failed or there by itself, whatever becomes of the others. */
export function Widget<Data>({ name, read, actions, flush, className, children }: WidgetProps<Data>) {
  const t = useTranslations("overview");
  const { data, error } = read;
  return (
    <Section
      title={t(`${name}.title`)}
      actions={actions}
      flush={(flush ?? false) && data !== undefined}
      className={clsx("flex flex-col", className)}
    >
      {error && data === undefined ? (
        <ActionErrorNotice
          error={error.error ?? { code: "INTERNAL", details: {}, requestId: "" }}
          actions={
            <Button size="sm" onClick={() => read.refetch()}>
              {t("retry")}
            </Button>
          }
        />
      ) : data === undefined ? (
        <WidgetShape name={name} />
      ) : (
        <div aria-busy={read.isPlaceholderData} className={clsx(read.isPlaceholderData && "opacity-60")}>
          {error ? <p className="px-4 pt-2 text-warning text-xs">{t("stale")}</p> : null}
          {children(data)}
        </div>
      )}
    </Section>
  );
}
