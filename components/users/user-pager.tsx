"use client";

import { useTranslations } from "next-intl";
import { ListPager } from "@/components/ui/list-pager";
import type { UserPage } from "@/lib/users/schema";
import type { UserFilters } from "./use-user-filters";

interface UserPagerProps {
  page: UserPage | undefined;
  filters: UserFilters;
  pending: boolean;
}

export function UserPager({ page, filters, pending }: UserPagerProps) {
  const t = useTranslations("users.list");
  return (
    <ListPager
      page={page}
      onPage={filters.page}
      pending={pending}
      words={{
        capped: (numbers) => t("capped", numbers),
        summary: (numbers) => t("summary", numbers),
      }}
    />
  );
}
