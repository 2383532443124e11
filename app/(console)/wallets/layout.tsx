import type { ReactNode } from "react";
import { Messages } from "@/lib/i18n/messages";

export default function WalletsLayout({ children }: { children: ReactNode }) {
  return <Messages namespaces={["wallets", "users", "cards", "approvals"]}>{children}</Messages>;
}
