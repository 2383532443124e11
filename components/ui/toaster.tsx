"use client";

import { clsx } from "clsx";
import X from "lucide-react/icons/x";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { Button } from "./button";
import { IconButton } from "./icon-button";
import { currentToasts, dismissToast, subscribeToToasts, type Toast } from "./toast";
import { ToneIcon } from "./tone-icon";
import { toneText } from "./tones";

// Own, not a library's: those inject style elements without a nonce, which the page's policy refuses.
export function Toaster() {
  const t = useTranslations("ui.toast");
  const toasts = useSyncExternalStore(subscribeToToasts, currentToasts, none);
  const region = useRef<HTMLElement>(null);

  useEffect(() => {
    if (!region.current || toasts.length === 0) return;
    // Shown anew each time, it lands above whatever has opened since.
    if (region.current.matches(":popover-open")) region.current.hidePopover();
    region.current.showPopover();
  }, [toasts]);

  return (
    <section
      ref={region}
      popover="manual"
      data-toasts=""
      aria-label={t("region")}
      className="pointer-events-none fixed inset-auto right-4 bottom-4 m-0 w-[min(24rem,calc(100%-2rem))] overflow-visible border-0 bg-transparent p-0"
    >
      <ol aria-live="polite" aria-relevant="additions" className="grid gap-2">
        {toasts.map((entry) => (
          <ToastCard key={entry.id} toast={entry} closeLabel={t("close")} />
        ))}
      </ol>
    </section>
  );
}

function ToastCard({ toast, closeLabel }: { toast: Toast; closeLabel: string }) {
  const [held, setHeld] = useState(false);
  const { id, tone, title, description, action } = toast;

  useEffect(() => {
    if (held || tone === "danger") return;
    const timer = setTimeout(() => dismissToast(id), LIFETIME_MS);
    return () => clearTimeout(timer);
  }, [held, id, tone]);

  return (
    <li
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className="pointer-events-auto flex items-start gap-2.5 rounded-lg border border-line bg-raised py-2 pr-2 pl-3 text-ink shadow-lg transition-[opacity,translate] starting:translate-y-1 starting:opacity-0"
    >
      <ToneIcon tone={tone} className={clsx("mt-1.5 size-4 shrink-0", toneText[tone])} />
      <div className="min-w-0 flex-1 py-1">
        <p className="font-medium text-sm">{title}</p>
        {description ? <p className="text-muted text-xs">{description}</p> : null}
      </div>
      {action ? (
        <Button
          size="sm"
          onClick={() => {
            dismissToast(id);
            action.onClick();
          }}
        >
          {action.label}
        </Button>
      ) : null}
      <IconButton size="sm" label={closeLabel} icon={<X />} onClick={() => dismissToast(id)} />
    </li>
  );
}

const LIFETIME_MS = 6000;
const NONE: readonly Toast[] = [];
const none = () => NONE;
