"use client";

import { useEffect, useRef } from "react";
import { placePopover } from "./place-popover";

/**
 * The one tooltip of the page. Any element with `data-tip="text"` gets it on hover (after a moment) and on keyboard
 * focus (at once), server-rendered ones too; Escape hides it. It repeats or adds detail, it never carries the only name.
 */
export function TooltipLayer() {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => (ref.current ? listen(ref.current) : undefined), []);
  return (
    <div
      ref={ref}
      id={TOOLTIP_ID}
      role="tooltip"
      popover="manual"
      className="pointer-events-none fixed inset-auto m-0 max-w-80 whitespace-pre-line rounded-md border border-line bg-raised px-2 py-1 text-ink text-xs tabular-nums shadow-md"
    />
  );
}

const TOOLTIP_ID = "tooltip";
const DELAY_MS = 350;

function listen(tooltip: HTMLElement): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let shownFor: Element | undefined;

  const hide = () => {
    clearTimeout(timer);
    shownFor?.removeAttribute("aria-describedby");
    shownFor = undefined;
    if (tooltip.matches(":popover-open")) tooltip.hidePopover();
  };
  const show = (target: Element, describe: boolean) => {
    const text = target.getAttribute("data-tip");
    if (!text || !target.isConnected) return;
    tooltip.textContent = text;
    tooltip.showPopover();
    placePopover(tooltip, target, { align: "center", side: "above" });
    if (describe && text !== target.getAttribute("aria-label") && !target.hasAttribute("aria-describedby")) {
      target.setAttribute("aria-describedby", TOOLTIP_ID);
      shownFor = target;
    }
  };
  const onOver = (event: PointerEvent) => {
    if (event.pointerType === "touch") return;
    const target = tipTarget(event);
    hide();
    if (target) timer = setTimeout(() => show(target, false), DELAY_MS);
  };
  const onFocus = (event: FocusEvent) => {
    const target = tipTarget(event);
    hide();
    // Later, because focus also moves while another popover is opening, when none may be shown.
    if (target?.matches(":focus-visible")) timer = setTimeout(() => show(target, true), 0);
  };
  const onKey = (event: KeyboardEvent) => event.key === "Escape" && hide();

  const controller = new AbortController();
  const options = { capture: true, passive: true, signal: controller.signal };
  document.addEventListener("pointerover", onOver, options);
  document.addEventListener("focusin", onFocus, options);
  document.addEventListener("focusout", hide, options);
  document.addEventListener("pointerdown", hide, options);
  document.addEventListener("scroll", hide, options);
  document.addEventListener("keydown", onKey, options);
  return () => {
    controller.abort();
    hide();
  };
}

function tipTarget(event: Event): Element | null {
  return event.target instanceof Element ? event.target.closest("[data-tip]") : null;
}
