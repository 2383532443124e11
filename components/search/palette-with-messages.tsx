"use client";

import { useQuery } from "@tanstack/react-query";
import { useLocale } from "next-intl";
import { MergeMessages } from "@/lib/i18n/merge-messages";
import { searchMessagesOptions } from "@/lib/search/query-options";
import { Palette, type PaletteProps } from "./palette";

/** The palette with its texts, which come with the first use of it. */
export function PaletteWithMessages(props: PaletteProps) {
  const { data: messages } = useQuery(searchMessagesOptions(useLocale()));
  return messages ? (
    <MergeMessages messages={messages}>
      <Palette {...props} />
    </MergeMessages>
  ) : null;
}
