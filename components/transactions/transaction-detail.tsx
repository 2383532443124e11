"use client";

import { useQuery } from "@tanstack/react-query";
import { clsx } from "clsx";
import { useTranslations } from "next-intl";
import { useLiveRefresh } from "@/components/live/use-live-refresh";
import { ActionErrorNotice } from "@/components/ui/action-error-notice";
import { Button } from "@/components/ui/button";
import { DeniedState } from "@/components/ui/denied-state";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import type { ActionError } from "@/lib/core/result";
import type { TransactionDetail as Transaction } from "@/lib/transactions/detail-schema";
import { transactionDetailOptions, transactionKeys } from "@/lib/transactions/query-options";
import { AmountsTable } from "./amounts-table";
import { CallerWords } from "./caller-words";
import { CardMoments } from "./card-moments";
import { DeclineSection } from "./decline-section";
import { Notes } from "./notes";
import { RawEvents } from "./raw-events";
import { RelatedTransactions } from "./related-transactions";
import { TransactionFacts } from "./transaction-facts";
import { TransactionHeading } from "./transaction-heading";
import { TransactionSteps } from "./transaction-steps";
import { useFreshCard } from "./use-fresh-card";

interface TransactionDetailProps {
  transactionId: string;
  place: "page" | "panel";
}

const TOPICS = ["transactions", "cards", "operations"] as const;

/** One transaction, all of it: on its own page, or in a panel beside the list. */
export function TransactionDetail({ transactionId, place }: TransactionDetailProps) {
  const { data, error, refetch } = useQuery(transactionDetailOptions(transactionId));
  useLiveRefresh({
    topics: TOPICS,
    keys: [transactionKeys.detail(transactionId)],
    concerns: ({ topic, id, cardId }) =>
      id === transactionId ||
      (data !== undefined && (cardId ?? (topic === "cards" ? id : "")) === data.cardId),
  });
  if (data) return <LoadedTransaction transaction={data} place={place} />;
  return error ? <TransactionDetailProblem error={error.error} retry={refetch} /> : null;
}

function LoadedTransaction({ transaction, place }: { transaction: Transaction; place: "page" | "panel" }) {
  useFreshCard(transaction);
  return (
    <div className={clsx(place === "panel" && "p-4")}>
      <TransactionHeading transaction={transaction} place={place} />
      {place === "page" ? <PageParts transaction={transaction} /> : <PanelParts transaction={transaction} />}
    </div>
  );
}

function PageParts({ transaction }: { transaction: Transaction }) {
  return (
    <div className="grid gap-4 xl:grid-cols-[minmax(0,1fr)_24rem] xl:items-start">
      <div className="grid min-w-0 gap-4">
        <DeclineSection transaction={transaction} />
        <CallerWords transaction={transaction} />
        <AmountsTable transaction={transaction} />
        <TransactionSteps transaction={transaction} />
        <CardMoments transaction={transaction} />
      </div>
      <div className="grid min-w-0 gap-4">
        <RelatedTransactions transaction={transaction} />
        <Notes transaction={transaction} />
        <TransactionFacts transaction={transaction} />
        <RawEvents transaction={transaction} />
      </div>
    </div>
  );
}

function PanelParts({ transaction }: { transaction: Transaction }) {
  return (
    <div className="grid gap-4">
      <DeclineSection transaction={transaction} />
      <CallerWords transaction={transaction} />
      <RelatedTransactions transaction={transaction} />
      <AmountsTable transaction={transaction} />
      <TransactionSteps transaction={transaction} />
      <CardMoments transaction={transaction} />
      <Notes transaction={transaction} />
      <TransactionFacts transaction={transaction} />
      <RawEvents transaction={transaction} />
    </div>
  );
}

/** Why the transaction cannot be shown, and the next step. */
function TransactionDetailProblem({ error, retry }: { error: ActionError; retry: () => unknown }) {
  const t = useTranslations("transactions.detail");
  if (error.code === "FORBIDDEN") return <DeniedState />;
  if (error.code === "NOT_FOUND") {
    return (
      <EmptyState title={t("notFound")} actions={<LinkButton href="/transactions">{t("back")}</LinkButton>}>
        {t("notFoundText")}
      </EmptyState>
    );
  }
  return (
    <div className="p-4">
      <ActionErrorNotice error={error} actions={<Button onClick={() => retry()}>{t("retry")}</Button>} />
    </div>
  );
}
