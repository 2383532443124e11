"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { PinBox, PinFieldProblem, usePinFields } from "./use-pin-fields";

/** The two boxes of a new PIN, and which PINs are refused. */
export function PinFields({ fields }: { fields: ReturnType<typeof usePinFields> }) {
  const t = useTranslations("cards.pin");
  const text = (problem: PinFieldProblem | undefined) =>
    problem && t(`problem.${problem}`, { ...fields.length });
  return (
    <div className="grid gap-x-4 gap-y-3 sm:grid-cols-2">
      <Field
        label={t("new")}
        hint={t("newHint", { ...fields.length })}
        error={text(fields.problem.pin)}
        required
      >
        <PinInput box={fields.pin} onChange={fields.change} onLeave={fields.look} />
      </Field>
      <Field label={t("repeat")} error={text(fields.problem.repeat)} required>
        <PinInput box={fields.repeat} onChange={fields.change} />
      </Field>
      <p className="text-muted text-xs sm:col-span-2">{t("refused")}</p>
    </div>
  );
}

interface PinInputProps {
  box: PinBox;
  onChange: () => void;
  onLeave?: () => void;
}

/** No password manager, no suggestion, no paste of anything but digits, and never shown. */
function PinInput({ box, onChange, onLeave }: PinInputProps) {
  return (
    <Input
      ref={box}
      type="password"
      inputMode="numeric"
      autoComplete="off"
      data-1p-ignore=""
      data-lpignore="true"
      spellCheck={false}
      maxLength={20}
      className="font-mono tracking-[0.3em]"
      onInput={(event) => {
        event.currentTarget.value = event.currentTarget.value.replace(/\D/g, "");
        onChange();
      }}
      onBlur={onLeave}
    />
  );
}
