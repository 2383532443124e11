"use client";

import CircleAlert from "lucide-react/icons/circle-alert";
import { useTranslations } from "next-intl";
import { useId } from "react";

const REASONS = ["holder", "wallet", "dispute", "other"] as const;
export type ReasonKey = (typeof REASONS)[number];

interface RevealReasonChoiceProps {
  value: ReasonKey | null;
  onChange: (reason: ReasonKey) => void;
  problem: string | undefined;
}

/** The usual reasons, none of them chosen beforehand: the person has to say it. */
export function RevealReasonChoice({ value, onChange, problem }: RevealReasonChoiceProps) {
  const t = useTranslations("cards.reveal");
  const id = useId();
  return (
    <fieldset aria-describedby={problem ? `${id}problem` : undefined}>
      <legend className="mb-1 font-medium text-sm">{t("why")}</legend>
      <div className="overflow-hidden rounded-md border border-line-strong">
        {REASONS.map((reason) => (
          <label
            key={reason}
            className="flex min-h-9 cursor-pointer items-center gap-2.5 border-line border-t px-3 text-sm first:border-t-0 hover:bg-hover has-checked:bg-accent-subtle has-focus-visible:outline-2 has-focus-visible:outline-focus has-focus-visible:-outline-offset-2 pointer-coarse:min-h-11"
          >
            <input
              type="radio"
              name={id}
              value={reason}
              checked={value === reason}
              onChange={() => onChange(reason)}
              className="size-4 shrink-0 accent-accent outline-none"
            />
            {t(`reason.${reason}`)}
          </label>
        ))}
      </div>
      {problem ? (
        <p id={`${id}problem`} role="alert" className="mt-1 flex items-start gap-1 text-danger text-xs">
          <CircleAlert aria-hidden="true" className="mt-px size-3.5 shrink-0" />
          {problem}
        </p>
      ) : null}
    </fieldset>
  );
}
