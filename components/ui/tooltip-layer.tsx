"use client";

import { useEffect, useRef } from "react";
import { placePopover } from "./place-popover";

/**
 * The one tooltip of the page (WCAG 1.4.13). Any control with `data-tip="text"` gets it on hover (after a moment), on
 * keyboard focus (at once) and, with `data-tip-press`, when pressed; the pointer may move onto it; Escape hides it.
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
      className="fixed inset-auto m-0 max-w-80 whitespace-pre-line rounded-md border border-line bg-raised px-2 py-1 text-ink text-xs tabular-nums shadow-md"
    />
  );
}

const TOOLTIP_ID = "tooltip";
const SHOW_MS = 350;
/** Time enough to cross the gap between the control and its tooltip. */
const HIDE_MS = 200;

function listen(tooltip: HTMLElement): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let shownFor: Element | undefined;

  const hide = () => {
    clearTimeout(timer);
    shownFor?.removeAttribute("aria-describedby");
    shownFor = undefined;
    if (tooltip.matches(":popover-open")) tooltip.hidePopover();
  };
  const later = (act: () => void, wait: number) => {
    clearTimeout(timer);
    timer = setTimeout(act, wait);
  };
  const show = (target: Element) => {
    hide();
    const text = target.getAttribute("data-tip");
    if (!text || !target.isConnected) return;
    tooltip.textContent = text;
    tooltip.showPopover();
    placePopover(tooltip, target, { align: "center", side: "above" });
    shownFor = target;
    if (text !== target.getAttribute("aria-label") && !target.hasAttribute("aria-describedby"))
      target.setAttribute("aria-describedby", TOOLTIP_ID);
  };
  const onOver = (event: PointerEvent) => {
    if (event.pointerType === "touch") return;
    const target = tipTarget(event);
    if (event.target === tooltip || (target && target === shownFor)) clearTimeout(timer);
    else if (target) later(() => show(target), SHOW_MS);
    else if (!shownFor?.matches(":focus-visible, :has(:focus-visible)")) later(hide, HIDE_MS);
  };
  const onFocus = (event: FocusEvent) => {
    const target = tipTarget(event);
    if (!target) return hide();
    const byKeyboard = event.target instanceof Element && event.target.matches(":focus-visible");
    // Later, because focus also moves while another popover is opening, when none may be shown.
    if (byKeyboard) later(() => show(target), 0);
  };
  const onDown = ({ target }: PointerEvent) => target !== tooltip && hide();
  const onClick = (event: MouseEvent) => {
    const target = tipTarget(event);
    if (target?.hasAttribute("data-tip-press")) later(() => show(target), 0);
  };
  const onScroll = ({ target }: Event) => {
    if (!shownFor || !(target instanceof Node) || !target.contains(shownFor)) return;
    placePopover(tooltip, shownFor, { align: "center", side: "above" });
  };
  const onKey = (event: KeyboardEvent) => event.key === "Escape" && hide();

  const controller = new AbortController();
  const options = { capture: true, passive: true, signal: controller.signal };
  document.addEventListener("pointerover", onOver, options);
  document.addEventListener("focusin", onFocus, options);
  document.addEventListener("focusout", hide, options);
  document.addEventListener("pointerdown", onDown, options);
  document.addEventListener("click", onClick, options);
  document.addEventListener("scroll", onScroll, options);
  document.addEventListener("keydown", onKey, options);
  return () => {
    controller.abort();
    hide();
  };
}

function tipTarget(event: Event): Element | null {
  return event.target instanceof Element ? event.target.closest("[data-tip]") : null;
}
