import { useTranslations } from "next-intl";
import { DeniedState } from "@/components/ui/denied-state";
import { PageHeader } from "@/components/ui/page-header";

type Role = Parameters<ReturnType<typeof useTranslations<"layout.roles">>>[0];

/** The page for a role that may not see it, and who may. */
export function TransfersDenied({ roles }: { roles: readonly Role[] }) {
  const t = useTranslations("transfers");
  const role = useTranslations("layout.roles");
  return (
    <>
      <PageHeader title={t("title")} />
      <DeniedState needs={roles.map((name) => role(name))} />
    </>
  );
}
