"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { SessionItem } from "@/components/staff/session-item";
import { ActionErrorNotice } from "@/components/ui/action-error-notice";
import { Section } from "@/components/ui/section";
import { toast } from "@/components/ui/toast";
import type { ActionError } from "@/lib/core/result";
import { endOwnSessionAction } from "@/lib/staff/actions";
import type { OwnAccount } from "@/lib/staff/schema";

/** Where the person is signed in; any but the present session can be ended. */
export function OwnSessions({ sessions }: Pick<OwnAccount, "sessions">) {
  const t = useTranslations("settings.sessions");
  const router = useRouter();
  const [ending, setEnding] = useState<string | null>(null);
  const [error, setError] = useState<ActionError | null>(null);
  const [pending, startTransition] = useTransition();

  const end = (sessionId: string) => {
    setEnding(sessionId);
    startTransition(async () => {
      const result = await endOwnSessionAction({ sessionId });
      setError(result.ok ? null : result.error);
      if (!result.ok) return;
      router.refresh();
      toast({ tone: "success", title: t("done") });
    });
  };
  return (
    <Section title={t("title")} description={t("description")}>
      <ul className="divide-y divide-line">
        {sessions.map((session) => (
          <SessionItem
            key={session.id}
            session={session}
            pending={pending && ending === session.id}
            {...(session.current ? {} : { onEnd: () => !pending && end(session.id) })}
          />
        ))}
      </ul>
      {error ? (
        <div className="mt-4">
          <ActionErrorNotice error={error} />
        </div>
      ) : null}
    </Section>
  );
}
