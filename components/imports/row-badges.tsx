import Ban from "lucide-react/icons/ban";
import CircleCheck from "lucide-react/icons/circle-check";
import CircleDashed from "lucide-react/icons/circle-dashed";
import CircleHelp from "lucide-react/icons/circle-question-mark";
import CircleX from "lucide-react/icons/circle-x";
import Copy from "lucide-react/icons/copy";
import Hourglass from "lucide-react/icons/hourglass";
import LoaderCircle from "lucide-react/icons/loader-circle";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import Upload from "lucide-react/icons/upload";
import { useTranslations } from "next-intl";
import { StatusBadge, type StatusLook } from "@/components/ui/status-badge";
import type { CardRowStatus, ImportStatus, UserRowStatus } from "@/lib/imports/constants";

type Look = Omit<StatusLook, "label">;

const IMPORTS: Record<ImportStatus, Look> = {
  uploading: { tone: "neutral", icon: Upload },
  running: { tone: "info", icon: LoaderCircle },
  stopped: { tone: "warning", icon: Hourglass },
  done: { tone: "success", icon: CircleCheck },
};

const USERS: Record<UserRowStatus, Look> = {
  waiting: { tone: "neutral", icon: CircleDashed },
  sending: { tone: "info", icon: LoaderCircle },
  unknown: { tone: "warning", icon: CircleHelp },
  created: { tone: "success", icon: CircleCheck },
  failed: { tone: "danger", icon: CircleX },
  unconfirmed: { tone: "warning", icon: TriangleAlert },
  invalid: { tone: "danger", icon: Ban },
  skipped: { tone: "neutral", icon: Ban },
};

const CARDS: Record<CardRowStatus, Look> = {
  matched: { tone: "success", icon: CircleCheck },
  unknown: { tone: "warning", icon: CircleHelp },
  ambiguous: { tone: "warning", icon: Copy },
  differs: { tone: "danger", icon: TriangleAlert },
  repeated: { tone: "neutral", icon: Copy },
};

export function ImportBadge({ status }: { status: ImportStatus }) {
  const label = useTranslations("imports.status")(status);
  return <StatusBadge status={status} table={{ [status]: { ...IMPORTS[status], label } }} />;
}

export function UserRowBadge({ status }: { status: UserRowStatus }) {
  const label = useTranslations("imports.rowStatus")(status);
  return <StatusBadge status={status} table={{ [status]: { ...USERS[status], label } }} />;
}

export function CardRowBadge({ status }: { status: CardRowStatus }) {
  const label = useTranslations("imports.cardStatus")(status);
  return <StatusBadge status={status} table={{ [status]: { ...CARDS[status], label } }} />;
}

/** “356772 •••• 8348”: all that is known of a number here. */
export function cutNumber({ first6, last4 }: { first6: string | null; last4: string | null }) {
  if (!last4) return null;
  return (
    <span className="whitespace-nowrap font-mono text-[0.92em] tabular-nums">{`${first6 ?? ""} •••• ${last4}`}</span>
  );
}
