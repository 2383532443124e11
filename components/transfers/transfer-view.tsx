"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useLiveRefresh } from "@/components/live/use-live-refresh";
import { Callout } from "@/components/ui/callout";
import { PageHeader } from "@/components/ui/page-header";
import { transferKeys, transferOptions } from "@/lib/transfers/query-options";
import type { TransferDetail } from "@/lib/transfers/schema";
import { TransferFacts } from "./transfer-facts";
import { TransferHistory } from "./transfer-history";
import { TransferOrigin } from "./transfer-origin";
import { TransferParties } from "./transfer-parties";
import { TransferProblem } from "./transfer-problem";
import { TransferStatusBadge } from "./transfer-status-badge";
import { useTransferUser } from "./transfer-user";
import { useAmountText } from "./use-amount-text";

/** One transfer, all of it. */
export function TransferView({ transferId }: { transferId: string }) {
  const { data, error, refetch } = useQuery(transferOptions(transferId));
  const operationId = data?.operation?.id;
  useLiveRefresh({
    topics: LIVE_TOPICS,
    keys: [transferKeys.detail(transferId)],
    concerns: (event) =>
      event.id === undefined || event.id === (event.topic === "operations" ? operationId : transferId),
  });
  if (data) return <LoadedTransfer transfer={data} />;
  return error ? <TransferProblem error={error.error} retry={refetch} /> : null;
}

const LIVE_TOPICS = ["transfers", "operations"] as const;

function LoadedTransfer({ transfer }: { transfer: TransferDetail }) {
  const t = useTranslations("transfers");
  const title = useTitle()(transfer);
  const { outcome, status } = transfer;
  return (
    <>
      <PageHeader
        title={title}
        trail={[{ label: t("title"), href: "/transfers" }]}
        aside={<TransferStatusBadge transfer={transfer} />}
      />
      <div className="mb-4 empty:hidden">
        {outcome === "not-moved" ? (
          <Callout tone="warning" title={t("detail.notMoved")}>
            {t("detail.notMovedText")}
          </Callout>
        ) : null}
        {outcome === "unclear" ? (
          <Callout tone="info" title={t("detail.unclear", { status: status ?? t("unknown") })}>
            {t("detail.unclearText")}
          </Callout>
        ) : null}
      </div>
      <div className="grid gap-4 xl:grid-cols-[28rem_minmax(0,1fr)] xl:items-start">
        <div className="grid min-w-0 gap-4">
          <TransferFacts transfer={transfer} />
          <TransferParties transfer={transfer} />
        </div>
        <div className="grid min-w-0 gap-4">
          <TransferOrigin transfer={transfer} />
          <TransferHistory history={transfer.history} />
        </div>
      </div>
    </>
  );
}

function useTitle(): (transfer: TransferDetail) => string {
  const t = useTranslations("transfers.detail");
  const amountText = useAmountText();
  const nameOf = useTransferUser();
  return ({ amount, currency, sender, receiver }) =>
    amount === null || currency === null
      ? t("titleBare")
      : t("title", {
          amount: amountText(amount, currency),
          sender: nameOf(sender),
          receiver: nameOf(receiver),
        });
}
