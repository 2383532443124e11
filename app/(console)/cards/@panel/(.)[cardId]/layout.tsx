import type { ReactNode } from "react";
import { CardPanel } from "@/components/cards/card-panel";

interface CardPanelLayoutProps {
  params: Promise<{ cardId: string }>;
  children: ReactNode;
}

/** The panel itself, so that it opens at once and its content follows. */
export default async function CardPanelLayout({ params, children }: CardPanelLayoutProps) {
  return <CardPanel cardId={decodeURIComponent((await params).cardId)}>{children}</CardPanel>;
}
