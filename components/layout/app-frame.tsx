import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LiveIndicator } from "@/components/live/live-indicator";
import { Brand } from "./brand";
import { DrawnFor } from "./drawn-for";
import { type Environment, EnvironmentBanner } from "./environment-banner";
import { FrameProviders } from "./frame-providers";
import { KeptDrafts } from "./later-parts";
import { MobileNav } from "./mobile-nav";
import type { NavItem } from "./nav-items";
import { NavList } from "./nav-list";
import { OfflineNotice } from "./offline-notice";
import { SidebarToggle } from "./sidebar-toggle";
import { type Viewer, ViewerMenu } from "./viewer-menu";

const MAIN_ID = "main";

/** The first stop of the Tab key: past the menu, to the page. */
function SkipLink() {
  const t = useTranslations("layout");
  return (
    <a
      href={`#${MAIN_ID}`}
      className="sr-only rounded-md bg-accent px-3 py-1.5 font-medium text-on-accent text-sm focus:not-sr-only focus:fixed focus:top-8 focus:left-2 focus:z-50"
    >
      {t("skip")}
    </a>
  );
}

interface AppFrameProps {
  viewer: Viewer;
  environment: Environment;
  issuerHost: string;
  /** The pages that exist and that this viewer may enter; any order. */
  nav: readonly NavItem[];
  /** The server's time (ms) when it wrote the page. */
  writtenAt: number;
  /** A SearchButton. */
  search?: ReactNode;
  children: ReactNode;
}

/** Banner, sidebar, top bar and the page. It guards nothing: every verb asserts its own permission. */
export function AppFrame(props: AppFrameProps) {
  const { viewer, environment, issuerHost, nav, writtenAt, search, children } = props;
  return (
    <FrameProviders writtenAt={writtenAt}>
      <SkipLink />
      <EnvironmentBanner environment={environment} issuerHost={issuerHost} />
      <div className="lg:grid lg:grid-cols-[14rem_minmax(0,1fr)] lg:collapsed:grid-cols-[3.5rem_minmax(0,1fr)]">
        <div className="sticky top-6 hidden h-[calc(100dvh-1.5rem)] flex-col border-line border-r lg:flex">
          <NavList items={nav}>
            <div className="flex h-12 shrink-0 items-center px-4">
              <Brand />
            </div>
          </NavList>
          <SidebarToggle />
        </div>
        <div className="min-w-0">
          <header className="sticky top-6 z-20 flex h-12 items-center gap-3 border-line border-b bg-canvas px-4 lg:px-6">
            <MobileNav items={nav} />
            <div className="flex min-w-0 flex-1 justify-end sm:justify-start">{search}</div>
            <LiveIndicator />
            <ViewerMenu viewer={viewer} />
          </header>
          <OfflineNotice />
          <DrawnFor person={{ id: viewer.id, name: viewer.name }} />
          <KeptDrafts person={viewer.id} />
          <main id={MAIN_ID} tabIndex={-1} className="px-4 pt-5 pb-16 outline-none lg:px-6">
            {children}
          </main>
        </div>
      </div>
    </FrameProviders>
  );
}
