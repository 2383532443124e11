import type { ReactNode } from "react";
import { Messages } from "@/lib/i18n/messages";

export default function BalancesLayout({ children }: { children: ReactNode }) {
  return <Messages namespaces={["balances"]}>{children}</Messages>;
}
