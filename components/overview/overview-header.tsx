"use client";

import { useTranslations } from "next-intl";
import { PageHeader } from "@/components/ui/page-header";
import { PeriodPicker } from "./period-picker";

export function OverviewHeader() {
  const t = useTranslations("overview");
  return <PageHeader title={t("title")} description={t("description")} actions={<PeriodPicker />} />;
}
