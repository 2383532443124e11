import Link from "next/link";
import type { ReactNode } from "react";

export function TransactionLink({ transactionId, children }: { transactionId: string; children: ReactNode }) {
  return (
    <Link
      href={`/transactions/${encodeURIComponent(transactionId)}`}
      prefetch={false}
      className="rounded-sm font-mono text-[0.92em] text-accent-ink hover:underline"
    >
      {children}
    </Link>
  );
}
