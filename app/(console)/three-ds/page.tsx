import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { challengeAddress, toChallengeQuery } from "@/components/three-ds/challenge-params";
import { ThreeDsScreen } from "@/components/three-ds/three-ds-screen";
import { DeniedState } from "@/components/ui/denied-state";
import { PageHeader } from "@/components/ui/page-header";
import { pageContext } from "@/lib/auth/page-context";
import { holds, PERMISSIONS } from "@/lib/auth/permissions";
import { recordDenial } from "@/lib/auth/request";
import { pageViewer } from "@/lib/auth/viewer";
import { consoleEnvironment } from "@/lib/core/environment";
import { AppError } from "@/lib/core/errors";
import { getChallenge } from "@/lib/three-ds/get-challenge";
import { listChallenges } from "@/lib/three-ds/list-challenges";
import { challengeDetailOptions, challengeListOptions } from "@/lib/three-ds/query-options";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("three-ds"))("title") };
}

interface ThreeDsPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function ThreeDsPage({ searchParams }: ThreeDsPageProps) {
  const params = await challengeAddress.load(searchParams);
  const viewer = await pageViewer(challengeAddress.href("/three-ds", params));
  const context = await pageContext();
  if (!holds(viewer, "three_ds.read")) {
    await recordDenial(
      viewer,
      "three_ds.list",
      context.requestId,
      new AppError("FORBIDDEN", "three_ds.read"),
    );
    return <Denied />;
  }
  const query = toChallengeQuery(params);
  const client = new QueryClient();
  const { challenge: challengeId } = params;
  await Promise.all([
    client.prefetchQuery({
      ...challengeListOptions(query),
      queryFn: () => listChallenges(viewer, context, query),
    }),
    challengeId
      ? client.prefetchQuery({
          ...challengeDetailOptions(challengeId),
          queryFn: () => getChallenge(viewer, context, { challengeId }),
        })
      : null,
  ]);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <ThreeDsScreen
        viewerId={viewer.id}
        mayClaim={holds(viewer, "three_ds.claim")}
        mayRelay={holds(viewer, "three_ds.relay")}
        sandboxUrl={sandboxUrl()}
      />
    </HydrationBoundary>
  );
}

async function Denied() {
  const [t, role] = await Promise.all([getTranslations("three-ds"), getTranslations("layout.roles")]);
  return (
    <>
      <PageHeader title={t("title")} />
      <DeniedState needs={PERMISSIONS["three_ds.read"].map((name) => role(name))} />
    </>
  );
}

/** The controls of a sandbox issuer on this machine, for the page that explains how a challenge comes. */
function sandboxUrl(): string | null {
  const { environment, issuerHost } = consoleEnvironment();
  const here = /^(localhost|127\.0\.0\.1)(:\d+)?$/.test(issuerHost);
  return environment === "sandbox" && here ? `http://${issuerHost}` : null;
}
