"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { answerOf } from "@/components/ui/call-action";
import { Dialog } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast";
import { removeTotpAction } from "@/lib/auth/actions";
import { SecretForm } from "./secret-form";

/** Asks for the password before two-step codes are switched off. */
export function RemoveTotpDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("settings.totp");
  const router = useRouter();
  const remove = async (password: string) => {
    const result = await answerOf(() => removeTotpAction({ password }));
    if (!result.ok) return result.error;
    router.refresh();
    onClose();
    toast({ tone: "success", title: t("removed") });
    return null;
  };
  return (
    <Dialog open onClose={onClose} title={t("removeTitle")}>
      <div className="grid gap-4">
        <p className="text-base">{t("removeSentence")}</p>
        <SecretForm kind="password" confirm={t("removeConfirm")} onSend={remove} onClose={onClose} danger />
      </div>
    </Dialog>
  );
}
