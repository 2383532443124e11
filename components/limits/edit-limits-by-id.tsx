"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ActionErrorNotice } from "@/components/ui/action-error-notice";
import { Dialog } from "@/components/ui/dialog";
import { Skeleton } from "@/components/ui/skeleton";
import { cardDetailOptions } from "@/lib/cards/query-options";
import { EditLimitsDialog } from "./edit-limits-dialog";

interface EditLimitsByIdProps {
  cardId: string;
  /** The rule that gets the focus. */
  period?: string | undefined;
  onClose: () => void;
}

/** The dialog for a card of which only the id is at hand. */
export function EditLimitsById({ cardId, period, onClose }: EditLimitsByIdProps) {
  const t = useTranslations("limits");
  const { data, error } = useQuery({ ...cardDetailOptions(cardId), staleTime: 0 });
  if (data) return <EditLimitsDialog card={data} period={period} open onClose={onClose} />;
  return (
    <Dialog open onClose={onClose} title={t("title")} size="lg">
      {error ? <ActionErrorNotice error={error.error} /> : <Skeleton className="h-48" />}
    </Dialog>
  );
}
