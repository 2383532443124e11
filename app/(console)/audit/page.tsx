import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getTimeZone, getTranslations } from "next-intl/server";
import { auditAddress, toAuditQuery } from "@/components/audit/audit-params";
import { AuditScreen } from "@/components/audit/audit-screen";
import { DeniedState } from "@/components/ui/denied-state";
import { PageHeader } from "@/components/ui/page-header";
import { getAuditEntry } from "@/lib/audit/get-audit-entry";
import { listAudit } from "@/lib/audit/list-audit";
import { listAuditFacets } from "@/lib/audit/list-audit-facets";
import { auditEntryOptions, auditListOptions } from "@/lib/audit/query-options";
import { pageContext } from "@/lib/auth/page-context";
import { can, PERMISSIONS } from "@/lib/auth/permissions";
import { pageViewer } from "@/lib/auth/viewer";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("audit"))("title") };
}

interface AuditPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function AuditPage({ searchParams }: AuditPageProps) {
  const params = await auditAddress.load(searchParams);
  const viewer = await pageViewer(auditAddress.href("/audit", params));
  if (!can(viewer.role, "audit.read")) return <Denied />;
  const context = await pageContext();
  const query = toAuditQuery(params, await getTimeZone());
  const client = new QueryClient();
  const { entry } = params;
  const [facets] = await Promise.all([
    listAuditFacets(viewer, context),
    client.prefetchQuery({ ...auditListOptions(query), queryFn: () => listAudit(viewer, context, query) }),
    entry
      ? client.prefetchQuery({
          ...auditEntryOptions(entry),
          queryFn: () => getAuditEntry(viewer, context, entry),
        })
      : null,
  ]);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <AuditScreen facets={facets} />
    </HydrationBoundary>
  );
}

async function Denied() {
  const [t, role] = await Promise.all([getTranslations("audit"), getTranslations("layout.roles")]);
  return (
    <>
      <PageHeader title={t("title")} />
      <DeniedState needs={PERMISSIONS["audit.read"].map((name) => role(name))} />
    </>
  );
}
