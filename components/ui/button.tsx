"use client";

import { clsx } from "clsx";
import type { ComponentProps, MouseEvent } from "react";
import { type ButtonLook, buttonStyle } from "./button-style";
import { Spinner } from "./spinner";

export interface ButtonProps extends Omit<ComponentProps<"button">, "className">, ButtonLook {
  /** Ignores presses and says so, keeps its width and its focus; the spinner comes after 300 ms. */
  pending?: boolean | undefined;
  /** Why it cannot be pressed now; it keeps its place for the keyboard, which reaches the reason. */
  unavailable?: string | undefined;
}

export function Button({
  variant,
  size,
  className,
  pending = false,
  unavailable,
  type = "button",
  onClick,
  children,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      className={buttonStyle({ variant, size, className })}
      {...(unavailable ? { "data-tip": unavailable, "data-tip-press": "" } : {})}
      aria-disabled={pending || unavailable !== undefined || rest["aria-disabled"] || undefined}
      aria-busy={pending || undefined}
      onClick={pending || unavailable !== undefined ? ignore : onClick}
    >
      <span className={clsx("inline-flex items-center gap-[inherit]", pending && "vanish-late")}>
        {children}
      </span>
      {pending ? <Spinner className="absolute inset-0 m-auto" /> : null}
    </button>
  );
}

/** Enter in a field presses the form's button too, so this also stops a second submit. */
function ignore(event: MouseEvent): void {
  event.preventDefault();
}
