import type { ReactNode } from "react";
import { TransactionPanel } from "@/components/transactions/transaction-panel";
import { Messages } from "@/lib/i18n/messages";

interface TransactionPanelLayoutProps {
  params: Promise<{ transactionId: string }>;
  children: ReactNode;
}

/** The panel itself, so that it opens at once and its content follows. */
export default async function TransactionPanelLayout({ params, children }: TransactionPanelLayoutProps) {
  return (
    <Messages namespaces={["transactions", "cards", "limits", "approvals"]}>
      <TransactionPanel transactionId={decodeURIComponent((await params).transactionId)}>
        {children}
      </TransactionPanel>
    </Messages>
  );
}
