"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { CardActionDialog } from "@/components/cards/card-action-dialog";
import { ActionErrorNotice } from "@/components/ui/action-error-notice";
import { Dialog } from "@/components/ui/dialog";
import { Skeleton } from "@/components/ui/skeleton";
import { toast } from "@/components/ui/toast";
import { cardDetailOptions } from "@/lib/cards/query-options";
import { transactionKeys } from "@/lib/transactions/query-options";

/** The dialog that unlocks a card of which only the id is at hand. */
export function UnlockCard({ cardId, onClose }: { cardId: string; onClose: () => void }) {
  const t = useTranslations("transactions.decline.fix");
  const limits = useTranslations("limits.edit");
  const client = useQueryClient();
  const { data, error } = useQuery({ ...cardDetailOptions(cardId), staleTime: 0 });
  const close = () => {
    onClose();
    void client.invalidateQueries({ queryKey: transactionKeys.all });
  };
  if (data) {
    return (
      <CardActionDialog
        kind="unlock"
        card={data}
        onClose={close}
        onFollow={() =>
          toast({ tone: "warning", title: limits("unknown"), description: limits("unknownText") })
        }
      />
    );
  }
  return (
    <Dialog open onClose={onClose} title={t("unlock")}>
      {error ? <ActionErrorNotice error={error.error} /> : <Skeleton className="h-24" />}
    </Dialog>
  );
}
