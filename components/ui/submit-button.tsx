"use client";

import { useFormStatus } from "react-dom";
import { Button, type ButtonProps } from "./button";

/** The button of a form with an action: pending by itself while that action runs. */
export function SubmitButton(props: Omit<ButtonProps, "type">) {
  const { pending } = useFormStatus();
  return <Button variant="primary" {...props} type="submit" pending={props.pending || pending} />;
}
