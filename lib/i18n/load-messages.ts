import type { Locale } from "./locales";
import type { AllMessages } from "./messages/en";

/** All namespaces of one language; `lib/i18n/messages/<locale>.ts` lists them by file name. */
export async function loadMessages(locale: Locale): Promise<AllMessages> {
  return (await loaders[locale]()).default;
}

const loaders: Record<Locale, () => Promise<{ default: AllMessages }>> = {
  en: () => import("./messages/en"),
  "zh-HK": () => import("./messages/zh-HK"),
  "zh-CN": () => import("./messages/zh-CN"),
};
