"use client";

import WifiOff from "lucide-react/icons/wifi-off";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent } from "react";
import { useOnline } from "@/components/live/use-online";
import { toast } from "@/components/ui/toast";

/** Says on every page that there is no network, and keeps a link from ending on the browser's own error page. */
export function OfflineNotice() {
  const t = useTranslations("layout.offline");
  const online = useOnline();
  const stay = useEffectEvent((event: MouseEvent) => {
    if (navigator.onLine || !leadsAway(event)) return;
    event.preventDefault();
    event.stopPropagation();
    toast({ tone: "warning", title: t("link") });
  });
  useEffect(() => {
    const listen = (event: MouseEvent) => stay(event);
    // Before everything else that follows links, which listens on the document.
    window.addEventListener("click", listen, { capture: true });
    return () => window.removeEventListener("click", listen, { capture: true });
  }, []);
  return (
    <div role="status" className="sticky top-18 z-19">
      {online ? null : (
        <p className="flex items-center gap-2 border-warning-line border-b bg-warning-subtle px-4 py-1.5 text-ink text-sm lg:px-6">
          <WifiOff aria-hidden="true" className="size-4 shrink-0 text-warning" />
          <span>
            <strong className="font-semibold">{t("title")}</strong> {t("text")}
          </span>
        </p>
      )}
    </div>
  );
}

/** A way inside the page needs no network; a new tab is the browser's. */
function leadsAway(event: MouseEvent): boolean {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey)
    return false;
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[href]") : null;
  if (!link || (link.target && link.target !== "_self")) return false;
  return link.hash === "" || link.pathname !== location.pathname || link.search !== location.search;
}
