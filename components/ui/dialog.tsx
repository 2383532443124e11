"use client";

import { clsx } from "clsx";
import X from "lucide-react/icons/x";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, type ReactNode, type RefObject, useId, useRef } from "react";
import { IconButton } from "./icon-button";
import { useDialogFocus } from "./use-dialog-focus";

export type DialogSize = "sm" | "md" | "lg" | "xl";

interface DialogProps {
  open: boolean;
  /** Escape, the close button and, until something was typed, the backdrop ask for this; the caller sets `open`. */
  onClose: () => void;
  title: ReactNode;
  description?: ReactNode;
  size?: DialogSize;
  /** False while leaving would lose something, such as a call that is under way. */
  dismissible?: boolean;
  /** What gets the focus first; without it, the first field, else the first control below the heading. */
  initialFocus?: RefObject<HTMLElement | null>;
  footer?: ReactNode;
  children: ReactNode;
}

/**
 * A modal on the browser's own `<dialog>`: it makes the page behind inert, keeps the focus inside and gives it back.
 * At phone width it is a full-screen sheet. The body exists only while it is open.
 */
export function Dialog({ open, ...rest }: DialogProps) {
  return open ? <OpenDialog {...rest} /> : null;
}

function OpenDialog(props: Omit<DialogProps, "open">) {
  const {
    onClose,
    title,
    description,
    size = "md",
    dismissible = true,
    initialFocus,
    footer,
    children,
  } = props;
  const t = useTranslations("ui.dialog");
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const body = useRef<HTMLDivElement>(null);

  const heading = useRef<HTMLHeadingElement>(null);
  const touched = useRef(false);
  useDialogFocus({ dialog, heading, body, initialFocus });

  const holdEscape = (event: KeyboardEvent) => {
    if (event.key === "Escape" && !dismissible) event.preventDefault();
  };

  return (
    <dialog
      ref={dialog}
      aria-labelledby={`${id}title`}
      aria-describedby={description ? `${id}description` : undefined}
      onCancel={(event) => {
        if (event.target !== event.currentTarget) return;
        event.preventDefault();
        if (dismissible) onClose();
      }}
      onKeyDown={holdEscape}
      onInput={() => {
        touched.current = true;
      }}
      onMouseDown={(event) => {
        if (event.target !== event.currentTarget || !dismissible) return;
        // The press would take the focus out of the form.
        if (touched.current) event.preventDefault();
        else onClose();
      }}
      className={clsx(
        "m-auto max-h-[min(46rem,calc(100dvh-3rem))] w-[calc(100vw-2rem)] overflow-hidden rounded-xl border border-line bg-raised p-0 shadow-lg",
        "open:flex open:flex-col starting:open:translate-y-1 starting:open:opacity-0 transition-[translate,opacity]",
        "max-sm:m-0 max-sm:h-dvh max-sm:max-h-none max-sm:w-full max-sm:max-w-none max-sm:rounded-none max-sm:border-0",
        SIZES[size],
      )}
    >
      <header className="flex items-start justify-between gap-4 border-line border-b px-5 py-3.5">
        <div>
          <h2 ref={heading} id={`${id}title`} className="font-semibold text-ink text-lg outline-none">
            {title}
          </h2>
          {description ? (
            <p id={`${id}description`} className="mt-0.5 text-muted text-sm">
              {description}
            </p>
          ) : null}
        </div>
        <IconButton
          label={t("close")}
          icon={<X />}
          onClick={onClose}
          disabled={!dismissible}
          className="-mr-2"
        />
      </header>
      <div ref={body} className="scrollbar-thin min-h-0 flex-1 overflow-y-auto px-5 py-4">
        {children}
      </div>
      {footer ? (
        <footer className="flex flex-wrap justify-end gap-2 border-line border-t bg-subtle px-5 py-3">
          {footer}
        </footer>
      ) : null}
    </dialog>
  );
}

const SIZES: Record<DialogSize, string> = {
  sm: "max-w-sm",
  md: "max-w-lg",
  lg: "max-w-3xl",
  xl: "max-w-5xl",
};
