"use client";

import { NextIntlClientProvider, useLocale, useMessages } from "next-intl";
import { type ReactNode, useMemo } from "react";

type MessageTree = ReturnType<typeof useMessages>;

/** Adds namespaces to those of the provider above, which a nested provider alone would replace. */
export function MergeMessages({
  messages,
  children,
}: {
  messages: Partial<MessageTree>;
  children: ReactNode;
}) {
  const locale = useLocale();
  const inherited = useMessages();
  const merged = useMemo(() => ({ ...inherited, ...messages }), [inherited, messages]);
  return (
    <NextIntlClientProvider locale={locale} messages={merged}>
      {children}
    </NextIntlClientProvider>
  );
}
