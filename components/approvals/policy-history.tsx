"use client";

import { useTranslations } from "next-intl";
import { Section } from "@/components/ui/section";
import { Stranger } from "@/components/ui/stranger";
import type { PolicyDto } from "@/lib/approvals/schema";
import { PolicyVersion } from "./policy-version";

/** The versions before the one in force, with the reasons they were made for. */
export function PolicyHistory({ policy: { history } }: { policy: PolicyDto }) {
  const t = useTranslations("approvals.policy");
  return (
    <Section title={t("history")} flush>
      {history.length < 2 ? <p className="p-4 text-muted text-sm">{t("historyNone")}</p> : null}
      {history.length < 2 ? null : (
        <ol aria-label={t("history")}>
          {history.map((one) => (
            <li key={one.version} className="border-line border-b px-4 py-2.5 text-sm last:border-b-0">
              <p className="text-muted text-xs">
                <PolicyVersion policy={one} />
              </p>
              {one.reason ? (
                <p className="mt-0.5 wrap-anywhere">
                  <Stranger>{one.reason}</Stranger>
                </p>
              ) : null}
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}
