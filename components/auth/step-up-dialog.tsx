"use client";

import { useTranslations } from "next-intl";
import { Dialog } from "@/components/ui/dialog";
import { StepUpForm } from "./step-up-form";

interface StepUpDialogProps {
  hasTotp: boolean;
  onAnswer: (proven: boolean) => void;
}

/** Asks who is at the keyboard, above whatever was being done. */
export function StepUpDialog({ hasTotp, onAnswer }: StepUpDialogProps) {
  const t = useTranslations("ui.stepUp");
  return (
    <Dialog open onClose={() => onAnswer(false)} title={t("title")} size="sm">
      <StepUpForm
        hasTotp={hasTotp}
        confirm={t("confirm")}
        onProven={() => onAnswer(true)}
        onCancel={() => onAnswer(false)}
      />
    </Dialog>
  );
}
