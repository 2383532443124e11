import "server-only";
import { getRequestConfig } from "next-intl/server";
import { loadMessages } from "./load-messages";
import { parseLocale } from "./locales";
import { getViewerLocale, getViewerZone } from "./viewer";

export default getRequestConfig(async ({ locale: asked }) => {
  const locale = parseLocale(asked) ?? (await getViewerLocale());
  return {
    locale,
    messages: await loadMessages(locale),
    timeZone: await getViewerZone(),
    now: new Date(),
  };
});
