"use client";

import Maximize2 from "lucide-react/icons/maximize-2";
import X from "lucide-react/icons/x";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, type RefObject, useEffect, useId, useLayoutEffect, useRef } from "react";
import { buttonStyle } from "./button-style";
import { IconButton } from "./icon-button";
import { showModal } from "./show-modal";

interface SidePanelProps {
  title: ReactNode;
  /** The same thing as a full page. */
  fullHref?: string;
  /** Without it, closing goes one step back, as an intercepted route wants. */
  onClose?: () => void;
  actions?: ReactNode;
  children: ReactNode;
}

/**
 * The detail beside the list it came from. On a wide screen the list stays usable; on a narrow one the panel is modal.
 * Escape closes it, and the focus goes back to where it came from.
 */
export function SidePanel({ title, fullHref, onClose, actions, children }: SidePanelProps) {
  const t = useTranslations("ui.panel");
  const router = useRouter();
  const id = useId();
  const panel = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const close = onClose ?? (() => router.back());

  useLayoutEffect(() => {
    const element = panel.current;
    if (!element) return;
    const origin = document.activeElement;
    if (matchMedia("(width < 64rem)").matches) showModal(element);
    else element.show();
    heading.current?.focus({ preventScroll: true });
    return () => {
      element.close();
      if (origin instanceof HTMLElement) origin.focus({ preventScroll: true });
    };
  }, []);

  useEscape(panel, close);

  return (
    <dialog
      ref={panel}
      data-panel=""
      aria-labelledby={id}
      onCancel={(event) => event.target === event.currentTarget && event.preventDefault()}
      className={`${panelStyle} transition-[translate,opacity] open:flex starting:open:translate-x-2 starting:open:opacity-0`}
    >
      <header className="flex items-center gap-1 border-line border-b px-4 py-2.5">
        <h2
          ref={heading}
          id={id}
          tabIndex={-1}
          className="min-w-0 flex-1 truncate font-semibold text-lg outline-none"
        >
          {title}
        </h2>
        {actions}
        {fullHref ? (
          // Not a Link: inside the app the same address would be intercepted again, and the panel would stay.
          <a
            href={fullHref}
            aria-label={t("full")}
            data-tip={t("full")}
            className={buttonStyle({ variant: "ghost", className: "w-8 px-0!" })}
          >
            <Maximize2 aria-hidden="true" />
          </a>
        ) : null}
        <IconButton label={t("close")} icon={<X />} onClick={close} />
      </header>
      <div className="scrollbar-thin min-h-0 flex-1 overflow-y-auto">{children}</div>
    </dialog>
  );
}

export const panelStyle =
  "fixed top-6 right-0 bottom-0 left-auto z-30 m-0 h-[calc(100dvh-1.5rem)] max-h-none w-full max-w-none flex-col border-line border-l bg-surface p-0 shadow-lg lg:w-[34rem] 2xl:w-[40rem]";

/** Escape closes the panel, unless a dialog or a popover above it is open to take the key. */
function useEscape(panel: RefObject<HTMLDialogElement | null>, close: () => void) {
  const latest = useRef(close);
  useEffect(() => {
    latest.current = close;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.defaultPrevented) return;
      const above = [...document.querySelectorAll("dialog:modal, [popover=auto]:popover-open")];
      if (above.some((element) => element !== panel.current)) return;
      event.preventDefault();
      latest.current();
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [panel]);
}
