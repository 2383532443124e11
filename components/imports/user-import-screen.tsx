"use client";

import Download from "lucide-react/icons/download";
import { useLocale, useTranslations } from "next-intl";
import { buttonStyle } from "@/components/ui/button-style";
import { Callout } from "@/components/ui/callout";
import { Section } from "@/components/ui/section";
import { formatNumber } from "@/lib/core/format";
import { addUserRowsAction, checkUsersAction } from "@/lib/imports/actions";
import { USER_FIELDS, type UserField } from "@/lib/imports/constants";
import { IMPORT_TEMPLATE_HREF } from "@/lib/imports/query-options";
import type { UserLineProblem, UserRowInput } from "@/lib/imports/schema";
import type { Mended, TableChoice } from "@/lib/imports/table";
import type { UserFile } from "@/lib/imports/user-file";
import { CountTiles } from "./count-tiles";
import { FileImport } from "./file-import";
import { UploadStep } from "./upload-step";
import { useChunks } from "./use-chunks";
import { useFileImport } from "./use-file-import";
import { useUpload } from "./use-upload";
import { UserProblems } from "./user-problems";

interface CheckedUsers {
  rows: UserRowInput[];
  problems: UserLineProblem[];
}

type UserMapping = Partial<Record<UserField, number>>;

/** The parser comes when a file is chosen. */
const parser = () => import("@/lib/imports/user-file");

/** A file of users in this page. */
function useUserImport() {
  const check = useChunks(checkUsersAction);
  const work = useFileImport<UserFile, TableChoice, UserField, CheckedUsers>({
    read: () => parser().then((it) => it.readUserFile),
    plain: {},
    afresh: {},
    clean: async (text) => text.trim(),
    check: async (file, mapping, mended) => {
      const { toUserRows, repeatedPhones } = await parser();
      const rows = toUserRows(file, mapping, mended);
      const problems = await check.run(rows);
      return problems && { rows, problems: withRepeated(problems, repeatedPhones(rows)) };
    },
    cancel: check.cancel,
  });
  return { ...work, check, missing: missingOf(work.mapping) };
}

/** One of the two names is enough. */
function isRequired(field: UserField): boolean {
  return field !== "firstName" && field !== "lastName";
}

function missingOf(mapping: UserMapping): UserField[] {
  const named = mapping.firstName !== undefined || mapping.lastName !== undefined;
  return USER_FIELDS.filter((field) => mapping[field] === undefined && (isRequired(field) || !named));
}

/** A line that is wrong already needs no second reason. */
function withRepeated(problems: UserLineProblem[], repeated: ReadonlySet<number>): UserLineProblem[] {
  const wrong = new Set(problems.flatMap(({ line, userId }) => (userId ? [] : [line])));
  const twice = new Set([...repeated].filter((line) => !wrong.has(line)));
  const added = [...twice].map((line) => ({ line, problems: { phoneNumber: "phoneTwice" } }));
  return [...problems.filter(({ line }) => !twice.has(line)), ...added].sort((a, b) => a.line - b.line);
}

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

interface UserPreviewProps {
  checked: CheckedUsers;
  fileName: string;
  onMend: (mended: Mended<UserField>) => Promise<void>;
}

/** What the check found, line by line, and the button that confirms. */
function UserPreview({ checked, fileName, onMend }: UserPreviewProps) {
  const { rows, problems } = checked;
  const t = useTranslations("imports");
  const locale = useLocale();
  const upload = useUpload<UserRowInput>({ noun: "users", add: addUserRowsAction });
  const taken = problems.filter(({ userId }) => userId !== undefined).length;
  const wrong = problems.length - taken;
  const sent = rows.length - wrong;
  const number = (count: number) => formatNumber(count, locale);
  return (
    <Section title={t("preview.title")} description={t("preview.description")}>
      <div className="grid gap-4">
        <CountTiles
          tiles={[
            { label: t("preview.ready"), count: number(sent - taken), tone: "success" },
            { label: t("preview.wrong"), count: number(wrong), tone: wrong ? "danger" : "neutral" },
            { label: t("preview.taken"), count: number(taken), tone: taken ? "warning" : "neutral" },
          ]}
        />
        {taken > 0 ? <Callout tone="warning">{t("preview.takenText", { count: taken })}</Callout> : null}
        <UserProblems rows={rows} problems={problems} fileName={fileName} onMend={onMend} />
        <UploadStep
          sentence={t("confirm.usersText", { count: sent })}
          label={t("confirm.users", { count: sent })}
          rows={rows.length}
          disabled={sent === 0}
          upload={upload}
          onUpload={() => upload.upload(fileName, rows)}
        />
      </div>
    </Section>
  );
}
