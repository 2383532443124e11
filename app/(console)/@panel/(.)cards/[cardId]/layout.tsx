import type { ReactNode } from "react";
import { CardPanel } from "@/components/cards/card-panel";
import { Messages } from "@/lib/i18n/messages";

interface CardPanelLayoutProps {
  params: Promise<{ cardId: string }>;
  children: ReactNode;
}

/** The panel itself, so that it opens at once and its content follows. */
export default async function CardPanelLayout({ params, children }: CardPanelLayoutProps) {
  return (
    <Messages namespaces={["cards", "limits", "approvals"]}>
      <CardPanel cardId={decodeURIComponent((await params).cardId)}>{children}</CardPanel>
    </Messages>
  );
}
