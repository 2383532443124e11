import type { ReactNode } from "react";
import { Messages } from "@/lib/i18n/messages";

export default function ImportsLayout({ children }: { children: ReactNode }) {
  return <Messages namespaces={["imports"]}>{children}</Messages>;
}
