"use client";

import ChevronDown from "lucide-react/icons/chevron-down";
import LogOut from "lucide-react/icons/log-out";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { clearDrafts } from "@/components/ui/draft-keeper";
import { Popover } from "@/components/ui/popover";
import { Stranger } from "@/components/ui/stranger";
import { SubmitButton } from "@/components/ui/submit-button";
import { initialsOf } from "./initials";
import { LanguageSwitcher } from "./language-switcher";
import { tellSession } from "./session-channel";
import { ThemeToggle } from "./theme-toggle";

export interface Viewer {
  id: string;
  name: string;
  email: string;
  role: "admin" | "finance" | "support" | "auditor";
}

/** Who is signed in and in which role, language, theme, and the way out. */
export function ViewerMenu({ viewer }: { viewer: Viewer }) {
  const t = useTranslations("layout");
  return (
    <Popover
      label={t("viewer.menu")}
      align="end"
      className="w-72"
      trigger={(trigger) => (
        <Button {...trigger} variant="ghost" className="-mr-2 px-2!">
          <span
            aria-hidden="true"
            className="grid size-6 place-items-center rounded-full bg-accent-subtle font-semibold text-2xs text-accent-ink"
          >
            {initialsOf(viewer.name)}
          </span>
          <Stranger className="max-sm:sr-only">{viewer.name}</Stranger>
          <ChevronDown aria-hidden="true" className="size-3.5! text-faint" />
        </Button>
      )}
    >
      <div className="border-line border-b px-3 py-2.5">
        <p className="font-medium text-sm">
          <Stranger>{viewer.name}</Stranger>
        </p>
        <p className="truncate text-muted text-xs">
          <Stranger>{viewer.email}</Stranger>
        </p>
        <p className="mt-0.5 text-muted text-xs">{t(`roles.${viewer.role}`)}</p>
      </div>
      <div className="grid gap-3 border-line border-b px-3 py-3">
        <ThemeToggle />
        <LanguageSwitcher />
      </div>
      <form action={signOut} className="p-2">
        <SubmitButton variant="ghost" className="w-full">
          <LogOut aria-hidden="true" />
          {t("viewer.signOut")}
        </SubmitButton>
      </form>
    </Popover>
  );
}

/** Ends the session, tells the other tabs, and leaves by a full navigation, so that nothing stays in memory. */
async function signOut(): Promise<void> {
  clearDrafts();
  await fetch("/api/session", { method: "DELETE" });
  tellSession("ended");
  window.location.replace("/sign-in");
}
