import { useTranslations } from "next-intl";
import { ActionErrorNotice } from "@/components/ui/action-error-notice";
import { Button } from "@/components/ui/button";
import type { ActionError } from "@/lib/core/result";

/** What stands in the place of an import's rows. */
export function RowsEmptyState({
  error,
  retry,
}: {
  error: { error: ActionError } | null;
  retry: () => unknown;
}) {
  const t = useTranslations("imports");
  if (!error) return <p className="px-4 py-10 text-center text-muted text-sm">{t("detail.noRows")}</p>;
  const again = <Button onClick={() => retry()}>{t("retry")}</Button>;
  return (
    <div className="p-4">
      <ActionErrorNotice error={error.error} actions={again} />
    </div>
  );
}
