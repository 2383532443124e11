"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import Plus from "lucide-react/icons/plus";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Freshness } from "@/components/ui/freshness";
import { PageHeader } from "@/components/ui/page-header";
import type { ActionError } from "@/lib/core/result";
import { readFreshTransfers, transferKeys, undecidedTransfersOptions } from "@/lib/transfers/query-options";
import type { TransferFacets, UndecidedTransfer } from "@/lib/transfers/schema";
import { FollowedTransfer } from "./followed-transfer";
import type { TransferFilters } from "./transfer-params";

/** Every transfer in doubt, of whoever began it; what came of each stays in sight until it is dismissed. */
function UndecidedTransfers({ followed }: { followed: readonly string[] }) {
  const { data = NONE } = useQuery(undecidedTransfersOptions());
  const [seen, setSeen] = useState<readonly UndecidedTransfer[]>([]);
  const [dismissed, setDismissed] = useState<readonly string[]>([]);
  const fresh = data.filter(({ operation }) => !seen.some((one) => one.operation.id === operation.id));
  if (fresh.length > 0) setSeen([...seen, ...fresh]);
  const ids = new Set([...seen.map(({ operation }) => operation.id), ...followed]);
  const shown = [...ids].filter((id) => !dismissed.includes(id));
  if (shown.length === 0) return null;
  return (
    <div className="mb-3 grid gap-3">
      {shown.map((id) => (
        <FollowedTransfer
          key={id}
          operationId={id}
          known={seen.find(({ operation }) => operation.id === id)}
          onDismiss={() => setDismissed([...dismissed, id])}
        />
      ))}
    </div>
  );
}

const NONE: UndecidedTransfer[] = [];

const CreateTransferDialog = dynamic(
  () => import("./create-transfer-dialog").then((file) => file.CreateTransferDialog),
  { loading: () => null },
);

interface TransfersHeaderProps {
  mayCreate: boolean;
  /** When the mirror was last in step with the issuer; null: never. */
  syncedAt: string | null;
  facets: TransferFacets;
  filters: TransferFilters;
}

/** Title, freshness, the way to a new transfer, and what is in doubt. */
export function TransfersHeader({ mayCreate, syncedAt, facets, filters }: TransfersHeaderProps) {
  const t = useTranslations("transfers");
  const refresh = useRefresh();
  const [followed, setFollowed] = useState<readonly string[]>([]);
  const { params } = filters;
  /** The address names the form, so that a link can lead to it. */
  const form = (open: boolean) =>
    filters.set(open ? { new: "1" } : { new: null, sender: null, receiver: null }, "replace");
  const asOf = refresh.asOf ?? syncedAt;
  return (
    <>
      <PageHeader
        title={t("title")}
        description={t("description")}
        actions={
          <>
            {asOf ? (
              <Freshness asOf={asOf} onRefresh={refresh.refresh} pending={refresh.pending} />
            ) : (
              <span className="text-muted text-xs">{t("list.neverSynced")}</span>
            )}
            {mayCreate ? (
              <Button variant="primary" onClick={() => form(true)}>
                <Plus aria-hidden="true" />
                {t("create.button")}
              </Button>
            ) : null}
          </>
        }
      />
      {refresh.failed ? (
        <Callout tone="warning" role="status" title={t("list.refreshFailed")} className="mb-3">
          {t("list.refreshFailedText")}
        </Callout>
      ) : null}
      <UndecidedTransfers followed={followed} />
      {mayCreate && params.new ? (
        <CreateTransferDialog
          usual={facets.currencies}
          senderId={params.sender}
          receiverId={params.receiver}
          onClose={() => form(false)}
          onFollow={(operationId) => setFollowed([...followed, operationId])}
        />
      ) : null}
    </>
  );
}

/** Reads what is new from the issuer when it is asked for. */
function useRefresh() {
  const client = useQueryClient();
  const { mutateAsync, isPending, isError, data } = useMutation<{ asOf: string }, { error: ActionError }>({
    mutationFn: () => readFreshTransfers(0),
    onSuccess: () => client.invalidateQueries({ queryKey: transferKeys.all }),
  });
  return {
    refresh: () => mutateAsync().then(nothing, nothing),
    pending: isPending,
    failed: isError && !isPending,
    asOf: data?.asOf ?? null,
  };
}

function nothing(): void {}
