import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { SignInForm } from "@/components/auth/sign-in-form";
import { Brand } from "@/components/layout/brand";
import { EnvironmentBanner } from "@/components/layout/environment-banner";
import { LanguageSwitcher } from "@/components/layout/language-switcher";
import { Callout } from "@/components/ui/callout";
import { safeCallbackUrl } from "@/lib/auth/callback-url";
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
    <>
      <EnvironmentBanner {...consoleEnvironment()} />
      <main className="mx-auto flex min-h-[80dvh] w-full max-w-sm flex-col justify-center gap-6 px-4">
        <Brand />
        <h1 className="font-semibold text-xl">{t("signIn")}</h1>
        {(reason === "idle" || reason === "ended") && <Callout>{t(`reason.${reason}`)}</Callout>}
        <Messages namespaces={["auth"]}>
          <SignInForm callbackUrl={target} />
        </Messages>
        <LanguageSwitcher />
      </main>
    </>
  );
}
