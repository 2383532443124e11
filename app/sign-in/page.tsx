import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { SignInForm } from "@/components/auth/sign-in-form";
import { BrandMark } from "@/components/layout/brand";
import { EnvironmentBanner } from "@/components/layout/environment-banner";
import { LanguageSwitcher } from "@/components/layout/language-switcher";
import { Callout } from "@/components/ui/callout";
import { safeCallbackUrl } from "@/lib/auth/callback-url";
import { demoSignIns } from "@/lib/auth/demo-sign-ins";
import { sessionState } from "@/lib/auth/viewer";
import { consoleEnvironment } from "@/lib/core/environment";
import { Messages } from "@/lib/i18n/messages";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth"))("signIn") };
}

export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<{ callbackUrl?: string; reason?: string }>;
}) {
  const { callbackUrl, reason } = await searchParams;
  const target = safeCallbackUrl(callbackUrl);
  if ((await sessionState()).viewer) redirect(target);
  const t = await getTranslations("auth");
  return (
    <div className="flex min-h-dvh flex-col">
      <EnvironmentBanner {...consoleEnvironment()} />
      <main className="m-auto grid w-full max-w-sm gap-5 px-4 py-10">
        <header className="grid justify-items-center gap-3 text-center">
          <BrandMark className="size-10" />
          <div>
            <h1 className="font-semibold text-xl tracking-tight">{t("heading")}</h1>
            <p className="mt-1 text-muted text-sm">{t("description")}</p>
          </div>
        </header>
        {(reason === "idle" || reason === "ended") && (
          <Callout role="status">{t(`reason.${reason}`)}</Callout>
        )}
        <Messages namespaces={["auth"]}>
          <SignInForm callbackUrl={target} demo={await demoSignIns()} />
        </Messages>
        <LanguageSwitcher className="mx-auto w-40!" />
      </main>
    </div>
  );
}
