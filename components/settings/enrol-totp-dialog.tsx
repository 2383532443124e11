"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { answerOf } from "@/components/ui/call-action";
import { Dialog } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast";
import { beginTotpAction, confirmTotpAction } from "@/lib/auth/actions";
import type { TotpEnrolment } from "@/lib/auth/schema";
import { SecretForm } from "./secret-form";
import { TotpSecret } from "./totp-secret";

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
