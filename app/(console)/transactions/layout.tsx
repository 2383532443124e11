import type { ReactNode } from "react";
import { Messages } from "@/lib/i18n/messages";

export default function TransactionsLayout({ children }: { children: ReactNode }) {
  return <Messages namespaces={["transactions", "cards", "exports"]}>{children}</Messages>;
}
