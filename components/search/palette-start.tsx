"use client";

import Search from "lucide-react/icons/search";
import { useTranslations } from "next-intl";
import type { KeyboardEvent } from "react";
import { DIALOG, INPUT } from "./palette-style";
import { useModal } from "./use-modal";

interface PaletteStartProps {
  typed: string;
  onType: (typed: string) => void;
  onEnter: () => void;
  /** Whether an input method is putting characters together: the field must not be exchanged then. */
  onComposing: (composing: boolean) => void;
  onClose: () => void;
}

/** The palette's field before the rest of it is loaded: there in the first frame, so that no key is lost. */
export function PaletteStart({ typed, onType, onEnter, onComposing, onClose }: PaletteStartProps) {
  const t = useTranslations("layout.search");
  const dialog = useModal(onClose);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && !event.nativeEvent.isComposing) onEnter();
    if (event.key.toLowerCase() !== "k" || !(event.metaKey || event.ctrlKey)) return;
    event.preventDefault();
    onClose();
  };
  return (
    <dialog {...dialog} aria-label={t("title")} className={DIALOG}>
      <div className="flex items-center gap-3 border-line border-b px-4">
        <Search aria-hidden="true" className="size-4 shrink-0 text-faint" />
        <input
          type="text"
          role="combobox"
          aria-label={t("label")}
          aria-expanded="true"
          aria-autocomplete="list"
          placeholder={t("placeholder")}
          maxLength={100}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => onType(event.target.value)}
          onKeyDown={onKeyDown}
          onCompositionStart={() => onComposing(true)}
          onCompositionEnd={() => onComposing(false)}
          className={INPUT}
        />
      </div>
      <div className="min-h-24" />
    </dialog>
  );
}
