"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useLiveRefresh } from "@/components/live/use-live-refresh";
import { ActionErrorNotice } from "@/components/ui/action-error-notice";
import { Button } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { importKeys, importOptions } from "@/lib/imports/query-options";
import { CardRows } from "./card-rows";
import { ImportActions } from "./import-actions";
import { ImportFacts } from "./import-facts";
import { ImportNotices } from "./import-notices";
import { ImportProgress } from "./import-progress";
import { ImportBadge } from "./row-badges";
import { UserRows } from "./user-rows";

/** One import: how far it is, what can be done with it, and what came of each row. */
export function ImportScreen({ importId }: { importId: string }) {
  const t = useTranslations("imports");
  const { data, error, refetch } = useQuery(importOptions(importId));
  useLiveRefresh({ topics: LIVE_TOPICS, keys: LIVE_KEYS, concerns: ({ id }) => id === importId });
  if (!data) {
    const again = <Button onClick={() => refetch()}>{t("retry")}</Button>;
    return error ? <ActionErrorNotice error={error.error} actions={again} /> : null;
  }
  return (
    <>
      <PageHeader
        title={data.fileName}
        trail={[{ label: t("title"), href: "/imports" }]}
        aside={<ImportBadge status={data.status} />}
        description={t(`kind.${data.noun}`)}
        actions={data.noun === "users" ? <ImportActions row={data} /> : null}
      />
      <div className="grid gap-4">
        <ImportNotices row={data} />
        {data.noun === "users" && data.status !== "uploading" ? <ImportProgress row={data} /> : null}
        <ImportFacts row={data} />
        {data.noun === "users" ? <UserRows row={data} /> : <CardRows row={data} />}
      </div>
    </>
  );
}

const LIVE_TOPICS = ["imports"] as const;
const LIVE_KEYS = [importKeys.all];
