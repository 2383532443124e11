import type { ReactNode } from "react";
import { Messages } from "@/lib/i18n/messages";

/** The list, and in `panel` the card that was opened from it. */
export default function CardsLayout({ children, panel }: { children: ReactNode; panel: ReactNode }) {
  return (
    <Messages namespaces={["cards", "limits"]}>
      {children}
      {panel}
    </Messages>
  );
}
