import Check from "lucide-react/icons/check";
import Minus from "lucide-react/icons/minus";
import { useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { Section } from "@/components/ui/section";
import type { Team } from "@/lib/staff/schema";
import { ROLE_NAMES } from "@/lib/staff/vocabulary";
import { usePermissionName } from "./use-permission-name";

/** The permission table as the verbs enforce it. */
export function PermissionMatrix({ permissions }: { permissions: Team["permissions"] }) {
  const t = useTranslations("team");
  const permissionName = usePermissionName();
  return (
    <Section title={t("matrix")} flush className="mt-6">
      <DataTable
        caption={t("matrixCaption")}
        rows={permissions}
        rowKey={(row) => row.name}
        columns={[
          {
            id: "permission",
            header: t("permission"),
            fixed: true,
            narrow: "title",
            cell: (row) => permissionName(row.name),
          },
          ...ROLE_NAMES.map((role) => ({
            id: role,
            header: t(`role.${role}`),
            cell: (row: Team["permissions"][number]) =>
              row.roles.includes(role) ? (
                <Check role="img" aria-label={t("yes")} className="size-4 text-success" />
              ) : (
                <Minus role="img" aria-label={t("no")} className="size-4 text-faint" />
              ),
          })),
        ]}
      />
    </Section>
  );
}
