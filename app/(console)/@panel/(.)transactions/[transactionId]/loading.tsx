import { TransactionDetailSkeleton } from "@/components/transactions/transaction-detail-skeleton";

export default function Loading() {
  return <TransactionDetailSkeleton place="panel" />;
}
