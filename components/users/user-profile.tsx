"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useLiveRefresh } from "@/components/live/use-live-refresh";
import { OutcomeNotice } from "@/components/operations/outcome-notice";
import { useOutcome } from "@/components/operations/use-outcome";
import { LatestTransactions } from "@/components/transactions/latest-transactions";
import { UserTransfers } from "@/components/transfers/user-transfers";
import { ActionErrorNotice } from "@/components/ui/action-error-notice";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { DeniedState } from "@/components/ui/denied-state";
import { EmptyState } from "@/components/ui/empty-state";
import { Freshness } from "@/components/ui/freshness";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Stranger } from "@/components/ui/stranger";
import { Time } from "@/components/ui/time";
import { UserWallets } from "@/components/wallets/user-wallets";
import type { ActionError } from "@/lib/core/result";
import { userKeys, userProfileOptions } from "@/lib/users/query-options";
import type { UserProfile as User } from "@/lib/users/schema";
import { useUserRefresh } from "./use-user-refresh";
import { UserBalances } from "./user-balances";
import { UserCards } from "./user-cards";
import { UserFacts } from "./user-facts";
import { UserHistory } from "./user-history";
import { userName } from "./user-name";
import { UserStatusBadge } from "./user-status-badge";

const EditUserDialog = dynamic(() => import("./edit-user-dialog").then((file) => file.EditUserDialog), {
  loading: () => null,
});
const LinkCardDialog = dynamic(() => import("./link-card-dialog").then((file) => file.LinkCardDialog), {
  loading: () => null,
});

/** One user, all of it. */
export function UserProfile({ userId }: { userId: string }) {
  const { data: user, error, refetch } = useQuery(userProfileOptions(userId));
  const cards = user?.cards.map((card) => card.id) ?? [];
  useLiveRefresh({
    topics: LIVE_TOPICS,
    keys: [userKeys.profile(userId)],
    concerns: (event) =>
      event.topic === "users"
        ? event.id === userId
        : event.cardId === undefined || cards.includes(event.cardId),
  });
  if (user) return <LoadedUser user={user} />;
  return error ? <UserProblem error={error.error} retry={refetch} /> : null;
}

const LIVE_TOPICS = ["users", "cards", "transactions", "operations"] as const;

function LoadedUser({ user }: { user: User }) {
  const t = useTranslations("users");
  const [dialog, setDialog] = useState<"edit" | "link" | null>(null);
  const refresh = useUserRefresh(user.id);
  const change = useFollowedChange(user);
  const close = () => setDialog(null);
  const link = user.may.linkCard ? (
    <Button size="sm" disabled={change.waiting} onClick={() => setDialog("link")}>
      {t("link.button")}
    </Button>
  ) : null;
  return (
    <>
      <Heading user={user} refresh={refresh} waiting={change.waiting} onEdit={() => setDialog("edit")} />
      <div className="mb-4 grid gap-2 empty:hidden">
        {change.outcome ? <OutcomeNotice outcome={change.outcome} onDismiss={change.dismiss} /> : null}
        {refresh.error && !refresh.pending ? <RefreshFailed user={user} retry={refresh.refresh} /> : null}
      </div>
      <div className="grid gap-4 xl:grid-cols-[24rem_minmax(0,1fr)] xl:items-start">
        <div className="grid gap-4">
          <UserFacts user={user} />
          {user.may.balances ? <UserBalances userId={user.id} /> : null}
        </div>
        <div className="grid min-w-0 gap-4">
          <UserCards user={user} actions={link} />
          <UserWallets userId={user.id} />
          {user.transactions ? (
            <LatestTransactions of={{ q: user.id }} transactions={user.transactions} />
          ) : null}
          {user.may.transfers ? <UserTransfers userId={user.id} mayCreate={user.may.transfer} /> : null}
          <UserHistory history={user.history} />
        </div>
      </div>
      {dialog === "edit" ? <EditUserDialog user={user} onClose={close} onFollow={change.follow} /> : null}
      {dialog === "link" ? <LinkCardDialog user={user} onClose={close} onFollow={change.follow} /> : null}
    </>
  );
}

interface HeadingProps {
  user: User;
  refresh: ReturnType<typeof useUserRefresh>;
  /** True while the outcome of a change is not known. */
  waiting: boolean;
  onEdit: () => void;
}

function Heading({ user, refresh, waiting, onEdit }: HeadingProps) {
  const t = useTranslations("users");
  const name = userName(user);
  return (
    <PageHeader
      title={<Stranger>{name}</Stranger>}
      trail={[{ label: t("title"), href: "/users" }]}
      aside={
        <>
          <UserStatusBadge status={user.status} />
          <Freshness asOf={user.syncedAt} onRefresh={refresh.refresh} pending={refresh.pending} />
        </>
      }
      actions={
        user.may.edit ? (
          <Button disabled={waiting} onClick={onEdit}>
            {t("edit.button")}
          </Button>
        ) : null
      }
    />
  );
}

/** Follows the user's undecided operation, of whoever started it, and what came of it until that is dismissed. */
function useFollowedChange({ undecided }: User) {
  const client = useQueryClient();
  const [followed, setFollowed] = useState<string | null>(null);
  if (undecided && undecided.id !== followed) setFollowed(undecided.id);
  const outcome = useOutcome(followed, undecided, () => client.invalidateQueries({ queryKey: userKeys.all }));
  const waiting = (outcome?.open ?? false) || undecided !== null;
  return { outcome, waiting, follow: setFollowed, dismiss: () => setFollowed(null) };
}

function RefreshFailed({ user, retry }: { user: User; retry: () => unknown }) {
  const t = useTranslations("users.profile");
  return (
    <Callout
      tone="warning"
      role="status"
      title={t("refreshFailed")}
      actions={<Button onClick={() => retry()}>{t("retry")}</Button>}
    >
      {t.rich("refreshFailedText", { time: () => <Time value={user.syncedAt} /> })}
    </Callout>
  );
}

/** Why the user cannot be shown, and the next step. */
function UserProblem({ error, retry }: { error: ActionError; retry: () => unknown }) {
  const t = useTranslations("users.profile");
  if (error.code === "FORBIDDEN") return <DeniedState />;
  if (error.code === "NOT_FOUND") {
    return (
      <EmptyState title={t("notFound")} actions={<LinkButton href="/users">{t("back")}</LinkButton>}>
        {t("notFoundText")}
      </EmptyState>
    );
  }
  return <ActionErrorNotice error={error} actions={<Button onClick={() => retry()}>{t("retry")}</Button>} />;
}
