"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { answerOf } from "@/components/ui/call-action";
import { CopyId } from "@/components/ui/copy-id";
import { Dialog } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast";
import { beginTotpAction, confirmTotpAction } from "@/lib/auth/actions";
import type { TotpEnrolment } from "@/lib/auth/schema";
import { SecretForm } from "./secret-form";

/** The password first, then the secret as a picture and as text, then the first code as proof that the app has it. */
export function EnrolTotpDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("settings.totp");
  const router = useRouter();
  const [enrolment, setEnrolment] = useState<TotpEnrolment | null>(null);

  const begin = async (password: string) => {
    const result = await answerOf(() => beginTotpAction({ password }));
    if (!result.ok) return result.error;
    setEnrolment(result.data);
    return null;
  };
  const confirm = async (code: string) => {
    const result = await answerOf(() => confirmTotpAction({ code }));
    if (!result.ok) return result.error;
    router.refresh();
    onClose();
    toast({ tone: "success", title: t("done"), description: t("doneText") });
    return null;
  };
  return (
    <Dialog open onClose={onClose} title={t("enrol")} description={t(enrolment ? "step2" : "step1")}>
      {enrolment ? (
        <div className="grid gap-4">
          <TotpSecret enrolment={enrolment} />
          <SecretForm key="code" kind="code" confirm={t("confirm")} onSend={confirm} onClose={onClose} />
        </div>
      ) : (
        <SecretForm key="password" kind="password" confirm={t("next")} onSend={begin} onClose={onClose} />
      )}
    </Dialog>
  );
}

/** The secret for the authenticator app, as a picture to scan and as text to type. */
function TotpSecret({ enrolment }: { enrolment: TotpEnrolment }) {
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
