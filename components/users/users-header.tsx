"use client";

import { useQueryClient } from "@tanstack/react-query";
import Plus from "lucide-react/icons/plus";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { OutcomeNotice } from "@/components/operations/outcome-notice";
import { useOutcome } from "@/components/operations/use-outcome";
import { Button } from "@/components/ui/button";
import { Freshness } from "@/components/ui/freshness";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import type { OperationDto } from "@/lib/operations/schema";
import { userKeys } from "@/lib/users/query-options";

const CreateUserDialog = dynamic(() => import("./create-user-dialog").then((file) => file.CreateUserDialog), {
  loading: () => null,
});

interface UsersHeaderProps {
  mayCreate: boolean;
  mayImport: boolean;
  syncedAt: string | null;
  refresh: () => Promise<unknown>;
  pending: boolean;
  undecided: OperationDto | null;
}

/** Title, freshness, the way to a new user, and what became of a creation whose answer was lost. */
export function UsersHeader({
  mayCreate,
  mayImport,
  syncedAt,
  refresh,
  pending,
  undecided,
}: UsersHeaderProps) {
  const t = useTranslations("users");
  const bulk = useTranslations("bulk");
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const [followed, setFollowed] = useState(undecided?.id ?? null);
  const outcome = useOutcome(followed, undecided, () => client.invalidateQueries({ queryKey: userKeys.all }));
  return (
    <>
      <PageHeader
        title={t("title")}
        description={t("description")}
        actions={
          <>
            {syncedAt ? (
              <Freshness asOf={syncedAt} onRefresh={refresh} pending={pending} />
            ) : (
              <span className="text-muted text-xs">{t("list.neverSynced")}</span>
            )}
            <LinkButton href="/bulk" variant="ghost" prefetch={false}>
              {bulk("link")}
            </LinkButton>
            {mayImport ? <LinkButton href="/imports/users">{t("list.import")}</LinkButton> : null}
            {mayCreate ? (
              <Button variant="primary" disabled={outcome?.open ?? false} onClick={() => setOpen(true)}>
                <Plus aria-hidden="true" />
                {t("create.button")}
              </Button>
            ) : null}
          </>
        }
      />
      {outcome ? (
        <div className="mb-3">
          <OutcomeNotice outcome={outcome} onDismiss={() => setFollowed(null)} />
        </div>
      ) : null}
      {open ? <CreateUserDialog onClose={() => setOpen(false)} onFollow={setFollowed} /> : null}
    </>
  );
}
