import type { ReactNode } from "react";
import { Messages } from "@/lib/i18n/messages";

export default function TransactionLayout({ children }: { children: ReactNode }) {
  return <Messages namespaces={["transactions", "cards", "limits", "approvals"]}>{children}</Messages>;
}
