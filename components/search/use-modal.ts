"use client";

import { type MouseEvent, type RefObject, type SyntheticEvent, useLayoutEffect, useRef } from "react";
import { showModal } from "@/components/ui/show-modal";

interface ModalProps {
  ref: RefObject<HTMLDialogElement | null>;
  onCancel: (event: SyntheticEvent) => void;
  onMouseDown: (event: MouseEvent) => void;
}

/** What makes a `<dialog>` a modal while it is rendered; Escape and the backdrop ask for `onClose`. */
export function useModal(onClose: () => void): ModalProps {
  const ref = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element) showModal(element);
    // By itself the browser would take the first element that can have the focus, be it no field.
    const input = element?.querySelector("input");
    input?.focus();
    input?.setSelectionRange(input.value.length, input.value.length);
    // Closing before React takes the element away lets the browser give the focus back.
    return () => element?.close();
  }, []);
  return {
    ref,
    onCancel: (event) => {
      event.preventDefault();
      onClose();
    },
    onMouseDown: (event) => {
      if (event.target === event.currentTarget) onClose();
    },
  };
}
