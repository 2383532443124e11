import type { ReactNode } from "react";
import { ApprovalWatch } from "@/components/approvals/approval-watch";
import { WaitingBadge } from "@/components/approvals/waiting-badge";
import { LowBalancesBadge } from "@/components/balances/low-balances-badge";
import { AppFrame } from "@/components/layout/app-frame";
import { IdleLock } from "@/components/layout/later-parts";
import { SearchHost } from "@/components/search/search-host";
import { PendingPanel } from "@/components/ui/pending-panel";
import { type NavPage, pagesFor } from "@/lib/auth/navigation";
import { pageContext } from "@/lib/auth/page-context";
import { holds } from "@/lib/auth/permissions";
import { sessionState } from "@/lib/auth/viewer";
import { countLowBalances } from "@/lib/balances/list-alerts";
import { systemClock } from "@/lib/core/clock";
import { consoleEnvironment, idleMinutes } from "@/lib/core/environment";
import { getWaitingForMe } from "@/lib/decisions/get-waiting-for-me";

interface ConsoleLayoutProps {
  children: ReactNode;
  /** The detail that was opened beside the page. */
  panel: ReactNode;
}

/** The frame. Without a viewer it stays away: the page below leads to the sign-in and back. */
export default async function ConsoleLayout({ children, panel }: ConsoleLayoutProps) {
  const { viewer } = await sessionState();
  if (!viewer) return children;
  const { environment, issuerHost } = consoleEnvironment();
  const pages = pagesFor(viewer.role);
  const context = await pageContext();
  const [waiting, low] = await Promise.all([
    getWaitingForMe(viewer, context),
    countLowBalances(viewer, context),
  ]);
  const badges: Partial<Record<NavPage, ReactNode>> = {
    approvals: <WaitingBadge initial={waiting} />,
    balances: <LowBalancesBadge initial={low} />,
  };
  return (
    <AppFrame
      viewer={{ id: viewer.id, name: viewer.name, email: viewer.email, role: viewer.role }}
      environment={environment}
      issuerHost={issuerHost}
      nav={pages.map((id) => ({ id, badge: badges[id] }))}
      search={<SearchHost person={viewer.email} pages={pages} />}
      writtenAt={systemClock.now().getTime()}
    >
      {children}
      {panel}
      <PendingPanel />
      {holds(viewer, "approvals.decide") ? <ApprovalWatch initial={waiting} /> : null}
      <IdleLock minutes={idleMinutes()} />
    </AppFrame>
  );
}
