"use client";

import PanelLeftClose from "lucide-react/icons/panel-left-close";
import PanelLeftOpen from "lucide-react/icons/panel-left-open";
import { useTranslations } from "next-intl";
import { IconButton } from "@/components/ui/icon-button";
import { setPreferenceCookie } from "@/components/ui/preference-cookie";
import { SIDEBAR_COOKIE } from "./appearance";

/** Narrows the sidebar to its icons. The state is an attribute of the document that the server knows from a cookie. */
export function SidebarToggle() {
  const t = useTranslations("layout.nav");
  const set = (state: "collapsed" | "open") => {
    document.documentElement.dataset.sidebar = state;
    setPreferenceCookie(SIDEBAR_COOKIE, state);
  };
  return (
    <div className="border-line border-t p-2">
      <IconButton
        label={t("collapse")}
        icon={<PanelLeftClose />}
        onClick={() => set("collapsed")}
        className="collapsed:hidden"
      />
      <IconButton
        label={t("expand")}
        icon={<PanelLeftOpen />}
        onClick={() => set("open")}
        className="not-collapsed:hidden"
      />
    </div>
  );
}
