import SearchX from "lucide-react/icons/search-x";
import type { ReactNode } from "react";
import type { ActionError } from "@/lib/core/result";
import { ActionErrorNotice } from "./action-error-notice";
import { Button } from "./button";
import { Callout } from "./callout";
import { DeniedState } from "./denied-state";
import { EmptyState } from "./empty-state";

interface ListEmptyStateProps {
  error: { error: ActionError } | null;
  retry: () => unknown;
  /** Whether a filter is set, and how all are taken away. */
  filtered: boolean;
  clear: () => unknown;
  icon: ReactNode;
  words: Record<"clear" | "filterRefused" | "retry" | "noMatch" | "noMatchText" | "title" | "text", string>;
}

/** What stands in the place of rows: why there are none, and the next step. */
export function ListEmptyState({ error, retry, filtered, clear, icon, words }: ListEmptyStateProps) {
  const clearButton = <Button onClick={() => clear()}>{words.clear}</Button>;
  if (error?.error.code === "FORBIDDEN") return <DeniedState />;
  if (error?.error.code === "INVALID_INPUT") {
    return (
      <div className="p-4">
        <Callout tone="danger" role="alert" title={words.filterRefused} actions={clearButton} />
      </div>
    );
  }
  if (error) {
    const again = <Button onClick={() => retry()}>{words.retry}</Button>;
    return (
      <div className="p-4">
        <ActionErrorNotice error={error.error} actions={again} />
      </div>
    );
  }
  if (filtered) {
    return (
      <EmptyState icon={<SearchX aria-hidden="true" />} title={words.noMatch} actions={clearButton}>
        {words.noMatchText}
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={icon} title={words.title}>
      {words.text}
    </EmptyState>
  );
}
