import type { ReactNode } from "react";
import { Messages } from "@/lib/i18n/messages";

export default function UsersLayout({ children }: { children: ReactNode }) {
  return (
    <Messages namespaces={["users", "cards", "transfers", "wallets", "bulk", "approvals"]}>
      {children}
    </Messages>
  );
}
