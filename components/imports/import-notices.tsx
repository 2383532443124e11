import { useTranslations } from "next-intl";
import { Callout } from "@/components/ui/callout";
import { Time } from "@/components/ui/time";
import type { ImportDto } from "@/lib/imports/schema";

/** What must be known about an import beside its counts. */
export function ImportNotices({ row }: { row: ImportDto }) {
  const t = useTranslations("imports");
  const { status, stopReason, purgedAt, counts } = row;
  return (
    <>
      {status === "uploading" ? <Callout tone="warning">{t("detail.uploading")}</Callout> : null}
      {stopReason ? (
        <Callout tone="warning" role="status">
          {t(`stopReason.${stopReason}`)}
        </Callout>
      ) : null}
      {row.noun === "users" && counts.unknown ? (
        <Callout tone="info">{t("detail.unknownText", { count: counts.unknown })}</Callout>
      ) : null}
      {purgedAt ? (
        <Callout tone="neutral">{t.rich("detail.purged", { time: () => <Time value={purgedAt} /> })}</Callout>
      ) : null}
    </>
  );
}
