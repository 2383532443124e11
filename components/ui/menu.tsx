"use client";

import { clsx } from "clsx";
import Link from "next/link";
import { type KeyboardEvent, type ReactNode, useRef } from "react";
import { type PopoverTrigger, popoverStyle, usePopover } from "./use-popover";

export interface MenuItem {
  id: string;
  label: string;
  icon?: ReactNode;
  tone?: "danger";
  /** Why it cannot be chosen now; shown under the label. An item with a reason does nothing. */
  disabledReason?: string | undefined;
  /** Starts a new group. */
  separated?: boolean;
  href?: string;
  onSelect?: () => void;
}

interface MenuProps {
  label: string;
  items: readonly MenuItem[];
  align?: "start" | "end";
  trigger: (props: PopoverTrigger) => ReactNode;
}

/** Actions behind one button. Arrows, Home, End and the first letter move; Enter chooses; Escape or Tab closes. */
export function Menu({ label, items, align = "end", trigger }: MenuProps) {
  const list = useRef<HTMLDivElement>(null);
  const popover = usePopover("menu", align, () => focusItem(list.current, 0));
  return (
    <>
      {trigger(popover.trigger)}
      <div {...popover.surface} className={clsx(popoverStyle, "min-w-48 max-w-80 p-1")}>
        <div
          ref={list}
          role="menu"
          aria-label={label}
          onKeyDown={(event) => move(event, list.current, popover.close)}
        >
          {popover.open
            ? items.map((item) => <Item key={item.id} item={item} close={popover.close} />)
            : null}
        </div>
      </div>
    </>
  );
}

function Item({ item, close }: { item: MenuItem; close: () => void }) {
  const className = clsx(
    "flex w-full items-start gap-2 rounded-sm px-2 py-1.5 text-left text-sm outline-none focus:bg-hover pointer-coarse:py-2.5",
    "aria-disabled:cursor-not-allowed aria-disabled:text-faint [&_svg]:mt-0.5 [&_svg]:size-4 [&_svg]:shrink-0",
    item.tone === "danger" ? "text-danger" : "text-ink [&_svg]:text-muted",
    item.separated &&
      "relative mt-2 before:absolute before:inset-x-0 before:-top-1 before:h-px before:bg-line",
  );
  const content = (
    <>
      {item.icon}
      <span>
        {item.label}
        {item.disabledReason ? <span className="block text-faint text-xs">{item.disabledReason}</span> : null}
      </span>
    </>
  );
  if (item.href && !item.disabledReason)
    return (
      <Link role="menuitem" tabIndex={-1} href={item.href} className={className} onClick={close}>
        {content}
      </Link>
    );
  const choose = () => {
    if (item.disabledReason) return;
    close();
    item.onSelect?.();
  };
  return (
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      aria-disabled={item.disabledReason ? true : undefined}
      className={className}
      onClick={choose}
      onPointerMove={(event) => event.currentTarget.focus({ preventScroll: true })}
    >
      {content}
    </button>
  );
}

function move(event: KeyboardEvent, list: HTMLElement | null, close: () => void): void {
  const items = itemsOf(list);
  const at = items.findIndex((item) => item.matches(":focus"));
  const steps: Record<string, number> = {
    ArrowDown: at + 1,
    ArrowUp: at < 0 ? items.length - 1 : at - 1,
    Home: 0,
    End: items.length - 1,
  };
  const next = steps[event.key];
  if (next !== undefined) {
    event.preventDefault();
    focusItem(list, (next + items.length) % items.length);
  } else if (event.key === "Tab") {
    event.preventDefault();
    close();
  } else if (
    event.key.length === 1 &&
    /\S/.test(event.key) &&
    !event.ctrlKey &&
    !event.metaKey &&
    !event.altKey
  ) {
    const letter = event.key.toLowerCase();
    const following = [...items.slice(at + 1), ...items.slice(0, at + 1)];
    following.find((item) => item.textContent?.trim().toLowerCase().startsWith(letter))?.focus();
  }
}

function focusItem(list: HTMLElement | null, index: number): void {
  itemsOf(list)[index]?.focus();
}

function itemsOf(list: HTMLElement | null): HTMLElement[] {
  return [...(list?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])];
}
