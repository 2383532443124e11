import { clsx } from "clsx";

export type ButtonVariant = "default" | "primary" | "danger" | "ghost";
export type ButtonSize = "sm" | "md" | "lg";

export interface ButtonLook {
  variant?: ButtonVariant | undefined;
  size?: ButtonSize | undefined;
  className?: string | undefined;
}

/** One look for buttons and for links that act as buttons. */
export function buttonStyle({ variant = "default", size = "md", className }: ButtonLook): string {
  return clsx(
    "relative inline-flex shrink-0 select-none items-center justify-center whitespace-nowrap rounded-md border font-medium",
    "transition-colors focus-visible:outline-offset-1",
    "disabled:cursor-not-allowed disabled:opacity-50 aria-disabled:cursor-not-allowed",
    "not-aria-busy:aria-disabled:opacity-50",
    "[&_svg]:size-4 [&_svg]:shrink-0",
    SIZES[size],
    VARIANTS[variant],
    className,
  );
}

const SIZES: Record<ButtonSize, string> = {
  sm: "h-7 gap-1.5 px-2 text-xs pointer-coarse:h-9 [&_svg]:size-3.5",
  md: "h-8 gap-1.5 px-3 text-sm pointer-coarse:h-10",
  lg: "h-10 gap-2 px-4 text-base pointer-coarse:h-11",
};

const VARIANTS: Record<ButtonVariant, string> = {
  default: "border-line-strong bg-surface text-ink shadow-sm enabled:hover:bg-hover [a]:hover:bg-hover",
  primary:
    "border-transparent bg-accent text-on-accent shadow-sm enabled:hover:bg-accent-hover [a]:hover:bg-accent-hover",
  danger:
    "border-transparent bg-danger-solid text-on-accent shadow-sm enabled:hover:bg-danger-hover [a]:hover:bg-danger-hover",
  ghost:
    "border-transparent bg-transparent text-muted enabled:hover:bg-hover enabled:hover:text-ink [a]:hover:bg-hover [a]:hover:text-ink",
};
