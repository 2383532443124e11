"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ActionHistory } from "@/components/audit/action-history";
import { useLiveRefresh } from "@/components/live/use-live-refresh";
import { ActionErrorNotice } from "@/components/ui/action-error-notice";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { CopyId } from "@/components/ui/copy-id";
import { DeniedState } from "@/components/ui/denied-state";
import { EmptyState } from "@/components/ui/empty-state";
import { KeyValueList } from "@/components/ui/key-value-list";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { Stranger } from "@/components/ui/stranger";
import { Time } from "@/components/ui/time";
import type { ActionError } from "@/lib/core/result";
import { transferKeys, transferOptions } from "@/lib/transfers/query-options";
import type { TransferDetail } from "@/lib/transfers/schema";
import { TransferAmount } from "./transfer-amount";
import { TransferOrigin } from "./transfer-origin";
import { TransferParties } from "./transfer-parties";
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

/** Why the transfer cannot be shown, and the next step. */
function TransferProblem({ error, retry }: { error: ActionError; retry: () => unknown }) {
  const t = useTranslations("transfers.detail");
  if (error.code === "FORBIDDEN") return <DeniedState />;
  if (error.code === "NOT_FOUND") {
    return (
      <EmptyState title={t("notFound")} actions={<LinkButton href="/transfers">{t("back")}</LinkButton>}>
        {t("notFoundText")}
      </EmptyState>
    );
  }
  return <ActionErrorNotice error={error} actions={<Button onClick={() => retry()}>{t("retry")}</Button>} />;
}

/** What was done about this transfer in this console. Absent for roles that may not know. */
function TransferHistory({ history }: { history: TransferDetail["history"] }) {
  const t = useTranslations("transfers.history");
  return (
    <ActionHistory
      history={history}
      title={t("title")}
      description={t("description")}
      none={t("none")}
      requestId={t("requestId")}
      words={{
        action: ({ action }) => t("action", { action: action.replaceAll(".", "_"), name: action }),
        outcome: ({ outcome }) => t("outcome", { outcome }),
        by: ({ actor }) => t("by", { name: actor }),
        code: (code) => t("code", { code }),
      }}
    />
  );
}

/** What the issuer tells about a transfer. */
function TransferFacts({ transfer }: { transfer: TransferDetail }) {
  const t = useTranslations("transfers.detail");
  const unknown = useTranslations("transfers")("unknown");
  const { remark, refId, id, at, syncedAt } = transfer;
  const quiet = (text: string) => <span className="text-faint">{text}</span>;
  return (
    <Section title={t("facts")}>
      <KeyValueList
        items={[
          { label: t("amount"), value: <TransferAmount transfer={transfer} /> },
          { label: t("status"), value: <TransferStatusBadge transfer={transfer} /> },
          {
            label: t("remark"),
            value: remark ? <Stranger className="break-words">{remark}</Stranger> : quiet(t("noRemark")),
          },
          { label: t("at"), value: <Time value={at} show="exact" className="" /> },
          { label: t("refId"), value: refId ? <CopyId value={refId} label={t("refId")} /> : quiet(unknown) },
          { label: t("id"), value: <CopyId value={id} label={t("id")} /> },
          { label: t("read"), value: <Time value={syncedAt} /> },
        ]}
      />
    </Section>
  );
}
