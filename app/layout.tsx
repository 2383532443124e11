import "./globals.css";
import { GeistMono } from "geist/font/mono";
import { GeistSans } from "geist/font/sans";
import type { Metadata, Viewport } from "next";
import { cookies, headers } from "next/headers";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import { parseSidebar, parseTheme, SIDEBAR_COOKIE, THEME_COOKIE } from "@/components/layout/appearance";
import { KEEP_EARLY_INPUT } from "@/components/layout/early-input";
import { TooltipLayer } from "@/components/layout/later-parts";
import { ViewerZoneCookie } from "@/components/layout/viewer-zone-cookie";
import { FocusLayer } from "@/components/ui/focus-layer";
import { RowLinkLayer } from "@/components/ui/row-link-layer";
import { Toaster } from "@/components/ui/toaster";
import { pickNamespaces } from "@/lib/i18n/messages";

export const metadata: Metadata = {
  title: { default: "Cardroom", template: "%s · Cardroom" },
  icons: { icon: "/icon.svg" },
  robots: { index: false, follow: false },
};

export const viewport: Viewport = {
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f9f9fa" },
    { media: "(prefers-color-scheme: dark)", color: "#0d0e11" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [locale, messages, jar, head] = await Promise.all([getLocale(), getMessages(), cookies(), headers()]);
  return (
    <html
      lang={locale}
      data-theme={parseTheme(jar.get(THEME_COOKIE)?.value)}
      data-sidebar={parseSidebar(jar.get(SIDEBAR_COOKIE)?.value)}
      className={`${GeistSans.variable} ${GeistMono.variable}`}
      // The theme and the sidebar are changed in the document before the server hears of it.
      suppressHydrationWarning
    >
      <body>
        <script
          nonce={nonceOf(head.get("content-security-policy"))}
          // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours, which must run before any other script
          dangerouslySetInnerHTML={{ __html: KEEP_EARLY_INPUT }}
          // The browser hides the nonce from the document.
          suppressHydrationWarning
        />
        <NextIntlClientProvider messages={pickNamespaces(messages, ["ui", "layout", "errors"])}>
          {children}
          <Toaster />
          <TooltipLayer />
          <FocusLayer />
          <RowLinkLayer />
          <ViewerZoneCookie />
        </NextIntlClientProvider>
      </body>
    </html>
  );
}

function nonceOf(policy: string | null): string | undefined {
  return /'nonce-([^']+)'/.exec(policy ?? "")?.[1];
}
