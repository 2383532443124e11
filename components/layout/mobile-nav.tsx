"use client";

import Menu from "lucide-react/icons/menu";
import X from "lucide-react/icons/x";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { showModal } from "@/components/ui/show-modal";
import { Brand } from "./brand";
import type { NavItem } from "./nav-items";
import { NavList } from "./nav-list";

/** The same menu in a drawer, where the window is too narrow for the sidebar. */
export function MobileNav({ items }: { items: readonly NavItem[] }) {
  const t = useTranslations("layout.nav");
  const drawer = useRef<HTMLDialogElement>(null);
  const close = () => drawer.current?.close();
  return (
    <div className="lg:hidden">
      <IconButton
        label={t("open")}
        icon={<Menu />}
        className="-ml-2"
        onClick={() => drawer.current && showModal(drawer.current)}
      />
      <dialog
        ref={drawer}
        aria-label={t("label")}
        onMouseDown={(event) => event.target === event.currentTarget && close()}
        className="m-0 h-dvh max-h-none w-72 max-w-[85vw] flex-col border-line border-r bg-canvas p-0 shadow-lg transition-[translate] open:flex starting:open:-translate-x-4"
      >
        <div className="flex h-12 shrink-0 items-center justify-between pr-2 pl-4">
          <Brand />
          <IconButton label={t("close")} icon={<X />} onClick={close} />
        </div>
        <NavList items={items} onNavigate={close} />
      </dialog>
    </div>
  );
}
