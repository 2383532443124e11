import type { ReactNode } from "react";
import { Messages } from "@/lib/i18n/messages";

export default function AuditLayout({ children }: { children: ReactNode }) {
  return <Messages namespaces={["audit"]}>{children}</Messages>;
}
