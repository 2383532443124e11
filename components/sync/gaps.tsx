import { useTranslations } from "next-intl";
import { CopyId } from "@/components/ui/copy-id";
import type { Gap } from "@/lib/sync/schema";
import { GAP_REASONS, SYNC_PARTS } from "@/lib/sync/vocabulary";

/** What a run could not read or keep: how many, why, and which, where they say it. */
export function Gaps({ gaps }: { gaps: readonly Gap[] }) {
  const t = useTranslations("sync.gaps");
  if (gaps.length === 0) return null;
  return (
    <section aria-label={t("title")} className="grid gap-2 rounded-md border border-line p-3 text-sm">
      <h3 className="font-medium">{t("title")}</h3>
      <p className="text-muted">{t("text")}</p>
      <ul className="grid gap-2">
        {gaps.map((gap) => (
          <GapRow key={`${gap.part} ${gap.call} ${gap.reason}`} gap={gap} />
        ))}
      </ul>
    </section>
  );
}

function GapRow({ gap }: { gap: Gap }) {
  const t = useTranslations("sync.gaps");
  const part = SYNC_PARTS.find((known) => known === gap.part) ?? "details";
  const reason = GAP_REASONS.find((known) => known === gap.reason) ?? "unreadable";
  const what = gap.call === null ? t("rows", { count: gap.count }) : t("calls", { count: gap.count });
  return (
    <li className="grid gap-1 border-line border-t pt-2">
      <span>
        <span className="font-medium">{t(`part.${part}`)}</span> · {what}: {t(`reason.${reason}`)}
        {gap.call ? <span className="font-mono text-muted text-xs"> {gap.call}</span> : null}
      </span>
      {gap.ids.length > 0 ? (
        <span className="flex flex-wrap gap-x-3 gap-y-1">
          {gap.ids.map((id) => (
            <CopyId key={id} value={id} label={t("id")} />
          ))}
        </span>
      ) : null}
    </li>
  );
}
