import type { ReactNode } from "react";
import { Messages } from "@/lib/i18n/messages";

export default function WebhooksLayout({ children }: { children: ReactNode }) {
  return <Messages namespaces={["webhooks", "audit", "sync"]}>{children}</Messages>;
}
