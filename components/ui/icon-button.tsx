"use client";

import { clsx } from "clsx";
import { Button, type ButtonProps } from "./button";

interface IconButtonProps extends Omit<ButtonProps, "aria-label" | "children" | "size"> {
  /** What it does; read out, and shown as the tooltip. */
  label: string;
  icon: React.ReactNode;
  size?: "sm" | "md";
}

export function IconButton({
  label,
  icon,
  size = "md",
  variant = "ghost",
  className,
  ...rest
}: IconButtonProps) {
  return (
    <Button
      {...rest}
      variant={variant}
      size={size}
      aria-label={label}
      data-tip={label}
      className={clsx(
        size === "sm" ? "w-7 pointer-coarse:w-9" : "w-8 pointer-coarse:w-10",
        "px-0!",
        className,
      )}
    >
      {icon}
    </Button>
  );
}
