"use client";

import CircleCheck from "lucide-react/icons/circle-check";
import CircleOff from "lucide-react/icons/circle-off";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Section } from "@/components/ui/section";
import { StatusBadge, type StatusLook } from "@/components/ui/status-badge";
import { Time } from "@/components/ui/time";
import type { OwnAccount } from "@/lib/staff/schema";

const EnrolTotpDialog = dynamic(() => import("./enrol-totp-dialog").then((file) => file.EnrolTotpDialog), {
  loading: () => null,
});
const RemoveTotpDialog = dynamic(() => import("./remove-totp-dialog").then((file) => file.RemoveTotpDialog), {
  loading: () => null,
});

/** Two-step codes of an authenticator app: on since when, and the way to switch them. */
export function TotpSection({ account }: { account: OwnAccount }) {
  const t = useTranslations("settings.totp");
  const [open, setOpen] = useState<"enrol" | "remove" | null>(null);
  const close = () => setOpen(null);
  const on = account.totpSince !== null;
  const looks: Record<"on" | "off", StatusLook> = {
    on: { tone: "success", icon: CircleCheck, label: t("on") },
    off: { tone: "neutral", icon: CircleOff, label: t("off") },
  };
  return (
    <Section title={t("title")} actions={<StatusBadge status={on ? "on" : "off"} table={looks} />}>
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="max-w-prose text-sm">
          <p>{t("text")}</p>
          <p className="mt-1 text-muted text-xs">
            {account.totpSince
              ? t.rich("since", { time: () => <Time value={account.totpSince ?? ""} show="exact" /> })
              : t(account.totpOffered ? "without" : "notOffered")}
          </p>
        </div>
        {/* One button for both, so that the focus stays on it when the one becomes the other. */}
        {on || account.totpOffered ? (
          <Button variant={on ? "default" : "primary"} onClick={() => setOpen(on ? "remove" : "enrol")}>
            {t(on ? "remove" : "setUp")}
          </Button>
        ) : null}
      </div>
      {open === "enrol" ? <EnrolTotpDialog onClose={close} /> : null}
      {open === "remove" ? <RemoveTotpDialog onClose={close} /> : null}
    </Section>
  );
}
