"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { ActionErrorNotice } from "@/components/ui/action-error-notice";
import { Button } from "@/components/ui/button";
import { answerOf } from "@/components/ui/call-action";
import { Dialog } from "@/components/ui/dialog";
import { Skeleton } from "@/components/ui/skeleton";
import { toast } from "@/components/ui/toast";
import type { ActionError } from "@/lib/core/result";
import { endSessionsAction } from "@/lib/staff/actions";
import { sessionsOptions, staffKeys } from "@/lib/staff/query-options";
import type { StaffMember } from "@/lib/staff/schema";
import { SessionItem } from "./session-item";
import { StaffProblem } from "./staff-problem";

interface SessionsDialogProps {
  member: StaffMember;
  mayManage: boolean;
  onClose: () => void;
}

/** Where a person is signed in; who may manage the team ends single sessions here. */
export function SessionsDialog({ member, mayManage, onClose }: SessionsDialogProps) {
  const t = useTranslations("team");
  const client = useQueryClient();
  const { data: sessions, error } = useQuery(sessionsOptions(member.id));
  const [ending, setEnding] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<ActionError | null>(null);
  const [pending, startTransition] = useTransition();

  const end = (sessionId: string) => {
    setEnding(sessionId);
    startTransition(async () => {
      const result = await answerOf(() => endSessionsAction({ staffId: member.id, sessionId }));
      if (!result.ok) return setRefusal(result.error);
      setRefusal(null);
      await client.invalidateQueries({ queryKey: staffKeys.all });
      toast({ tone: "success", title: t("sessions.done") });
    });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("sessions.title", { name: member.name })}
      description={t("sessions.description")}
      dismissible={!pending}
      footer={<Button onClick={onClose}>{t("sessions.close")}</Button>}
    >
      <div className="grid gap-4">
        {error ? <ActionErrorNotice error={error.error} /> : null}
        {!(sessions || error) ? <Skeleton className="h-12 w-full" /> : null}
        {sessions?.length === 0 ? <p className="text-muted text-sm">{t("sessions.none")}</p> : null}
        {sessions && sessions.length > 0 ? (
          <ul className="divide-y divide-line">
            {sessions.map((session) => (
              <SessionItem
                key={session.id}
                session={session}
                pending={pending && ending === session.id}
                {...(mayManage && !session.current ? { onEnd: () => !pending && end(session.id) } : {})}
              />
            ))}
          </ul>
        ) : null}
        <StaffProblem error={refusal} />
      </div>
    </Dialog>
  );
}
