"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { FieldErrors } from "@/lib/core/result";
import { DOCUMENT_TYPES } from "@/lib/users/constants";
import type { UserProfile } from "@/lib/users/schema";
import { CountryField } from "./country-field";
import { useUserProblem } from "./user-problem";

interface UserFieldsProps {
  problems: FieldErrors;
  /** The user to change; absent for a new one. */
  user?: UserProfile | undefined;
}

/** The eight facts of a user's registration. Document number and birth date of a known user stay hidden and may be left empty. */
export function UserFields({ problems, user }: UserFieldsProps) {
  const t = useTranslations("users.form");
  return (
    <>
      <NameFields problems={problems} user={user} />
      <PhoneFields problems={problems} user={user} />
      <DocumentFields problems={problems} user={user} />
      <p className="text-muted text-xs">{t("privacy")}</p>
    </>
  );
}

function NameFields({ problems, user }: UserFieldsProps) {
  const t = useTranslations("users.form");
  const problem = useUserProblem(problems);
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label={t("firstName")} hint={user ? undefined : t("nameHint")} error={problem("firstName")}>
        <Input name="firstName" autoComplete="off" maxLength={100} defaultValue={user?.firstName} />
      </Field>
      <Field label={t("lastName")} error={problem("lastName")}>
        <Input name="lastName" autoComplete="off" maxLength={100} defaultValue={user?.lastName} />
      </Field>
    </div>
  );
}

function PhoneFields({ problems, user }: UserFieldsProps) {
  const t = useTranslations("users.form");
  const problem = useUserProblem(problems);
  return (
    <div className="grid gap-4 sm:grid-cols-[8rem_minmax(0,1fr)]">
      <Field label={t("callingCode")} error={problem("callingCode")} required>
        <Input
          name="callingCode"
          inputMode="tel"
          autoComplete="off"
          placeholder="852"
          maxLength={5}
          defaultValue={user?.phone?.callingCode ?? undefined}
        />
      </Field>
      <Field label={t("phoneNumber")} hint={t("phoneHint")} error={problem("phoneNumber")} required>
        <Input
          name="phoneNumber"
          inputMode="tel"
          autoComplete="off"
          maxLength={20}
          defaultValue={user?.phone?.number}
        />
      </Field>
    </div>
  );
}

function DocumentFields({ problems, user }: UserFieldsProps) {
  const t = useTranslations("users.form");
  const types = useTranslations("users");
  const problem = useUserProblem(problems);
  const kept = user?.identityKnown ?? false;
  const number = kept ? t("keep", { end: user?.documentEnd ?? "" }) : undefined;
  const born = kept ? t("keepBorn") : undefined;
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label={t("documentType")} error={problem("documentType")} required>
        <Select name="documentType" defaultValue={user?.documentType ?? ""}>
          <option value="">{t("choose")}</option>
          {DOCUMENT_TYPES.map((type) => (
            <option key={type} value={type}>
              {types("documentType", { type })}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t("documentNumber")} hint={number} error={problem("documentNumber")} required={!kept}>
        <Input name="documentNumber" data-secret="" autoComplete="off" spellCheck={false} maxLength={50} />
      </Field>
      <Field label={t("dateOfBirth")} hint={born} error={problem("dateOfBirth")} required={!kept}>
        <Input name="dateOfBirth" data-secret="" type="date" min="1900-01-01" autoComplete="off" />
      </Field>
      <CountryField error={problem("issuingCountry")} initial={user?.country ?? null} />
    </div>
  );
}
