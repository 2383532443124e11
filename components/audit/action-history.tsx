import { CopyId } from "@/components/ui/copy-id";
import { Section } from "@/components/ui/section";
import { Time } from "@/components/ui/time";
import { Timeline } from "@/components/ui/timeline";
import { ToneIcon } from "@/components/ui/tone-icon";
import type { CardActivity } from "@/lib/cards/schema";
import { historyTone } from "./history-tone";

interface ActionHistoryProps {
  /** Null for roles that may not know: then nothing is shown. */
  history: readonly CardActivity[] | null;
  title: string;
  description: string;
  none: string;
  requestId: string;
  words: {
    action: (entry: CardActivity) => string;
    outcome: (entry: CardActivity) => string;
    by: (entry: CardActivity) => string;
    code: (code: string) => string;
  };
}

/** What was done about one thing in this console, newest first. */
export function ActionHistory({ history, title, description, none, requestId, words }: ActionHistoryProps) {
  if (!history) return null;
  return (
    <Section title={title} description={description}>
      {history.length === 0 ? <p className="text-muted text-sm">{none}</p> : null}
      <Timeline
        label={title}
        items={history.map((entry) => ({
          id: entry.id,
          icon: <ToneIcon tone={historyTone(entry.outcome)} />,
          tone: historyTone(entry.outcome),
          title: (
            <>
              {words.action(entry)} <span className="font-normal text-muted">· {words.outcome(entry)}</span>
            </>
          ),
          time: <Time value={entry.at} />,
          children: (
            <p className="flex flex-wrap items-center gap-x-2">
              <span>{words.by(entry)}</span>
              {entry.errorCode ? <span>{words.code(entry.errorCode)}</span> : null}
              <CopyId value={entry.requestId} label={requestId} />
            </p>
          ),
        }))}
      />
    </Section>
  );
}
