import type { ReactNode } from "react";
import { Messages } from "@/lib/i18n/messages";

export default function CardsLayout({ children }: { children: ReactNode }) {
  return <Messages namespaces={["cards", "limits", "bulk", "approvals"]}>{children}</Messages>;
}
