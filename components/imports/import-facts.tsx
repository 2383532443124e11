import { useTranslations } from "next-intl";
import { CopyId } from "@/components/ui/copy-id";
import { KeyValueList } from "@/components/ui/key-value-list";
import { Section } from "@/components/ui/section";
import { Time } from "@/components/ui/time";
import type { ImportDto } from "@/lib/imports/schema";
import { useCountWords } from "./use-count-words";

/** Who imported what and when, and what proves the content. */
export function ImportFacts({ row }: { row: ImportDto }) {
  const t = useTranslations("imports");
  const words = useCountWords();
  const time = (value: string | null) => (value ? <Time value={value} show="both" /> : null);
  const users = row.noun === "users";
  return (
    <Section title={t("detail.facts")} description={users && !row.purgedAt ? t("detail.kept") : undefined}>
      <KeyValueList
        columns={2}
        items={[
          { label: t("columns.rows"), value: row.rows },
          ...(users ? [] : [{ label: t("columns.outcome"), value: words(row) }]),
          { label: t("detail.owner"), value: row.ownerName },
          ...(users ? [{ label: t("detail.runner"), value: row.runnerName }] : []),
          { label: t("detail.started"), value: time(row.confirmedAt) },
          { label: t("detail.finished"), value: time(row.finishedAt) },
          ...(row.contentHash
            ? [
                {
                  label: t("detail.hash"),
                  value: <CopyId value={row.contentHash} label={t("detail.hash")} />,
                },
              ]
            : []),
        ]}
      />
    </Section>
  );
}
