import Check from "lucide-react/icons/check";
import KeyRound from "lucide-react/icons/key-round";
import Minus from "lucide-react/icons/minus";
import { useTranslations } from "next-intl";
import { Section } from "@/components/ui/section";
import { GRANTABLE, ROLES } from "@/lib/auth/vocabulary";
import type { Team } from "@/lib/staff/schema";
import { usePermissionName } from "./use-permission-name";

/** The permission table as the verbs enforce it; it stays a table on a phone, since it is read across. */
export function PermissionMatrix({ permissions }: { permissions: Team["permissions"] }) {
  const t = useTranslations("team");
  const permissionName = usePermissionName();
  return (
    <Section title={t("matrix")} flush className="mt-6">
      <table className="w-full text-sm">
        <caption className="sr-only">{t("matrixCaption")}</caption>
        <thead className="bg-subtle text-muted text-xs">
          <tr>
            <th scope="col" className="h-8 px-4 text-left font-medium">
              {t("permission")}
            </th>
            {ROLES.map((role) => (
              <th key={role} scope="col" className="w-[15%] px-1 text-center font-medium">
                {t(`role.${role}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {permissions.map((row) => (
            <tr key={row.name} className="border-line border-t hover:bg-hover">
              <th scope="row" className="px-4 py-1.5 text-left font-normal">
                {permissionName(row.name)}
              </th>
              {isGrantable(row.name) ? (
                <td colSpan={ROLES.length} className="px-1 text-center text-muted text-xs">
                  <span className="inline-flex items-center gap-1.5">
                    <KeyRound aria-hidden="true" className="size-3.5" />
                    {t("grants.only")}
                  </span>
                </td>
              ) : (
                ROLES.map((role) => (
                  <td key={role} className="px-1">
                    {row.roles.includes(role) ? (
                      <Check role="img" aria-label={t("yes")} className="mx-auto size-4 text-success" />
                    ) : (
                      <Minus role="img" aria-label={t("no")} className="mx-auto size-4 text-faint" />
                    )}
                  </td>
                ))
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function isGrantable(permission: string): boolean {
  return GRANTABLE.some((one) => one === permission);
}
