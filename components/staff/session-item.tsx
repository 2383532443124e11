"use client";

import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { TipMark } from "@/components/ui/info-tip";
import { Time } from "@/components/ui/time";
import type { StaffSessionDto } from "@/lib/staff/schema";
import { nameDevice } from "./name-device";

interface SessionItemProps {
  session: StaffSessionDto;
  pending: boolean;
  onEnd?: () => void;
}

/** One session: on what, from where, since when. */
export function SessionItem({ session, pending, onEnd }: SessionItemProps) {
  const t = useTranslations("team.sessions");
  const known = nameDevice(session.userAgent);
  const device = known ? t("device", known) : session.userAgent || t("unknownDevice");
  return (
    <li className="flex items-center justify-between gap-4 py-2.5 first:pt-0 last:pb-0">
      <div className="min-w-0">
        <p className="flex items-center gap-2 text-sm">
          <TipMark className="truncate" tip={known ? session.userAgent : undefined}>
            {device}
          </TipMark>
          {session.current ? <Badge>{t("current")}</Badge> : null}
        </p>
        <p className="text-muted text-xs">
          {t.rich("facts", {
            address: session.address || t("noAddress"),
            since: () => <Time value={session.createdAt} />,
            active: () => <Time value={session.lastActiveAt} />,
          })}
        </p>
      </div>
      {onEnd ? (
        <Button size="sm" pending={pending} onClick={onEnd} aria-label={t("endOf", { device })}>
          {t("end")}
        </Button>
      ) : null}
    </li>
  );
}
