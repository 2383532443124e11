"use client";

import Plus from "lucide-react/icons/plus";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";
import type { UserListItem } from "@/lib/users/schema";

const UserPicker = dynamic(() => import("./user-picker").then((file) => file.UserPicker), {
  loading: () => null,
});

/** Narrows a list to one user, who is looked for by name, phone number or id. */
export function UserFilter({ onPick }: { onPick: (user: UserListItem) => void }) {
  const t = useTranslations("users.picker");
  return (
    <Popover
      label={t("user")}
      className="w-80 p-3"
      trigger={(trigger) => (
        <Button {...trigger} className="border-dashed text-muted">
          <Plus aria-hidden="true" className="text-faint" />
          {t("user")}
        </Button>
      )}
    >
      {(close) => (
        <UserPicker
          focus
          label={t("search")}
          onPick={(user) => {
            close();
            onPick(user);
          }}
        />
      )}
    </Popover>
  );
}
