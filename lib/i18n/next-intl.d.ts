import type { Locale } from "./locales";
import type { AllMessages } from "./messages/en";

declare module "next-intl" {
  interface AppConfig {
    Locale: Locale;
    Messages: AllMessages;
  }
}
