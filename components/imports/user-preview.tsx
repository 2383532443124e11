"use client";

import { useLocale, useTranslations } from "next-intl";
import { Callout } from "@/components/ui/callout";
import { Section } from "@/components/ui/section";
import { formatNumber } from "@/lib/core/format";
import { addUserRowsAction } from "@/lib/imports/actions";
import type { UserRowInput } from "@/lib/imports/schema";
import type { Mended } from "@/lib/imports/table";
import type { UserField } from "@/lib/imports/vocabulary";
import { CountTiles } from "./count-tiles";
import { UploadStep } from "./upload-step";
import { useUpload } from "./use-upload";
import type { CheckedUsers } from "./use-user-import";
import { UserProblems } from "./user-problems";

interface UserPreviewProps {
  checked: CheckedUsers;
  fileName: string;
  onMend: (mended: Mended<UserField>) => Promise<void>;
}

/** What the check found, line by line, and the button that confirms. */
export function UserPreview({ checked, fileName, onMend }: UserPreviewProps) {
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
