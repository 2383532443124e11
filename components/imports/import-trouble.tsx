import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ActionErrorNotice } from "@/components/ui/action-error-notice";
import { LOST } from "@/components/ui/call-action";
import { Callout } from "@/components/ui/callout";
import type { ActionError } from "@/lib/core/result";

/** What went wrong between this page and the console; a lost connection is no failure of the import. */
export function ImportTrouble({ error, actions }: { error: ActionError; actions?: ReactNode }) {
  const t = useTranslations("imports.confirm");
  if (error !== LOST) return <ActionErrorNotice error={error} actions={actions} />;
  return (
    <Callout tone="warning" role="alert" actions={actions}>
      {t("lost")}
    </Callout>
  );
}
