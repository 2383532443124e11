import type { ReactNode } from "react";
import { Messages } from "@/lib/i18n/messages";

export default function TransfersLayout({ children }: { children: ReactNode }) {
  return <Messages namespaces={["transfers", "users", "wallets", "cards", "approvals"]}>{children}</Messages>;
}
