"use client";

import Download from "lucide-react/icons/download";
import { useTranslations } from "next-intl";
import { buttonStyle } from "@/components/ui/button-style";
import { IMPORT_TEMPLATE_HREF } from "@/lib/imports/query-options";
import { USER_FIELDS } from "@/lib/imports/vocabulary";
import { FileImport } from "./file-import";
import { isRequired, useUserImport } from "./use-user-import";
import { UserPreview } from "./user-preview";

/** A file of users who are going to be created with the issuer. */
export function UserImportScreen() {
  const t = useTranslations("imports");
  const users = useUserImport();
  const { file, checked, missing } = users;
  return (
    <FileImport
      noun="users"
      work={users}
      fields={USER_FIELDS.map((name) => ({ name, label: t(`field.${name}`), required: isRequired(name) }))}
      missing={
        missing.length > 0
          ? t("mapping.missing", { fields: missing.map((field) => t(`field.${field}`)).join(", ") })
          : null
      }
      help={
        <>
          <a href={IMPORT_TEMPLATE_HREF} download className={buttonStyle({ size: "sm" })}>
            <Download aria-hidden="true" />
            {t("users.template")}
          </a>
          <p className="text-muted text-xs">{t("users.privacy")}</p>
        </>
      }
      preview={
        file && checked ? <UserPreview checked={checked} fileName={file.name} onMend={users.mend} /> : null
      }
    />
  );
}
