"use client";

import { useTranslations } from "next-intl";
import { CopyId } from "@/components/ui/copy-id";
import type { TotpEnrolment } from "@/lib/auth/schema";

/** The secret for the authenticator app, as a picture to scan and as text to type. */
export function TotpSecret({ enrolment }: { enrolment: TotpEnrolment }) {
  const t = useTranslations("settings.totp");
  return (
    <div className="grid gap-4 sm:grid-cols-[auto_1fr] sm:items-center">
      {/* biome-ignore lint/performance/noImgElement: a picture made for this moment, not a file. */}
      <img
        src={`data:image/svg+xml;utf8,${encodeURIComponent(enrolment.svg)}`}
        alt={t("qr")}
        width={176}
        height={176}
        className="mx-auto rounded-md border border-line bg-[white] p-1"
      />
      <div className="min-w-0 text-sm">
        <p>{t("scan")}</p>
        <p className="mt-3 text-muted text-xs">{t("type")}</p>
        <CopyId value={enrolment.secret} label={t("secret")} full />
        <p className="mt-3 text-muted text-xs">{t("once")}</p>
      </div>
    </div>
  );
}
