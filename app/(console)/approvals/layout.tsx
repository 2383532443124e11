import type { ReactNode } from "react";
import { Messages } from "@/lib/i18n/messages";

export default function ApprovalsLayout({ children }: { children: ReactNode }) {
  return <Messages namespaces={["approvals", "limits", "team", "bulk"]}>{children}</Messages>;
}
