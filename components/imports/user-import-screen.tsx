"use client";

import Download from "lucide-react/icons/download";
import { useTranslations } from "next-intl";
import { buttonStyle } from "@/components/ui/button-style";
import { PageHeader } from "@/components/ui/page-header";
import { IMPORT_TEMPLATE_HREF } from "@/lib/imports/query-options";
import { USER_FIELDS } from "@/lib/imports/vocabulary";
import { CheckStep } from "./check-step";
import { ChosenFile } from "./chosen-file";
import { FileDrop } from "./file-drop";
import { MappingSection } from "./mapping-section";
import { SourceChoice } from "./source-choice";
import { isRequired, useUserImport } from "./use-user-import";
import { UserPreview } from "./user-preview";

/** A file of users: chosen, mapped, checked line by line, and confirmed. Until then nothing is stored. */
export function UserImportScreen() {
  const t = useTranslations("imports");
  const users = useUserImport();
  const { file, reading, problem, choose, reread, forget, mapping, map, missing, check, checked, start } =
    users;
  return (
    <>
      <PageHeader
        title={t("users.title")}
        description={t("users.description")}
        trail={[{ label: t("title"), href: "/imports" }]}
      />
      <div className="grid gap-4">
        {file ? (
          <ChosenFile name={file.name} rows={file.value.rows.length} onAnother={forget}>
            <SourceChoice
              table={file.value}
              problem={problem}
              disabled={reading || check.done !== null}
              onChange={reread}
            />
          </ChosenFile>
        ) : (
          <FileDrop onFile={choose} reading={reading} problem={problem}>
            <a href={IMPORT_TEMPLATE_HREF} download className={buttonStyle({ size: "sm" })}>
              <Download aria-hidden="true" />
              {t("users.template")}
            </a>
            <p className="text-muted text-xs">{t("users.privacy")}</p>
          </FileDrop>
        )}
        {file ? (
          <MappingSection
            fields={USER_FIELDS.map((name) => ({
              name,
              label: t(`field.${name}`),
              required: isRequired(name),
            }))}
            headers={file.value.headers}
            mapping={mapping}
            sample={file.value.rows[0] ?? []}
            disabled={check.done !== null}
            onChange={map}
          >
            <CheckStep
              rows={file.value.rows.length}
              done={check.done}
              error={check.error}
              missing={
                missing.length > 0
                  ? t("mapping.missing", { fields: missing.map((field) => t(`field.${field}`)).join(", ") })
                  : null
              }
              checked={checked !== null}
              onCheck={start}
            />
          </MappingSection>
        ) : null}
        {file && checked ? <UserPreview checked={checked} fileName={file.name} onMend={users.mend} /> : null}
      </div>
    </>
  );
}
