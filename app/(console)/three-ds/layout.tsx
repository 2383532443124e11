import type { ReactNode } from "react";
import { Messages } from "@/lib/i18n/messages";

export default function ThreeDsLayout({ children }: { children: ReactNode }) {
  return <Messages namespaces={["three-ds"]}>{children}</Messages>;
}
