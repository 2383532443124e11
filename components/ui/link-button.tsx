import Link from "next/link";
import type { ComponentProps } from "react";
import { type ButtonLook, buttonStyle } from "./button-style";

type LinkButtonProps = Omit<ComponentProps<typeof Link>, "className"> & ButtonLook;

/** A link that looks like a button; for going somewhere, never for doing something. */
export function LinkButton({ variant, size, className, ...rest }: LinkButtonProps) {
  return <Link {...rest} className={buttonStyle({ variant, size, className })} />;
}
