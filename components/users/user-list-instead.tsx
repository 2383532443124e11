"use client";

import Users from "lucide-react/icons/users";
import { useTranslations } from "next-intl";
import { ListInstead } from "@/components/ui/list-instead";
import type { ActionError } from "@/lib/core/result";
import type { UserFilters } from "./user-params";

interface UserListInsteadProps {
  error: { error: ActionError } | null;
  retry: () => unknown;
  filters: UserFilters;
}

/** What stands in the place of users: why there are none, and the next step. */
export function UserListInstead({ error, retry, filters }: UserListInsteadProps) {
  const t = useTranslations("users");
  return (
    <ListInstead
      error={error}
      retry={retry}
      filtered={Object.values(filters.params).some((value) => value !== null)}
      clear={filters.clear}
      icon={<Users aria-hidden="true" />}
      words={{
        clear: t("empty.clear"),
        filterRefused: t("list.filterRefused"),
        retry: t("list.retry"),
        noMatch: t("empty.noMatch"),
        noMatchText: t("empty.noMatchText"),
        title: t("empty.title"),
        text: t("empty.text"),
      }}
    />
  );
}
