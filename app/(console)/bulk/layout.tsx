import type { ReactNode } from "react";
import { Messages } from "@/lib/i18n/messages";

export default function BulkLayout({ children }: { children: ReactNode }) {
  return <Messages namespaces={["bulk", "approvals"]}>{children}</Messages>;
}
