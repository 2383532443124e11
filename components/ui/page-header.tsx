import ChevronRight from "lucide-react/icons/chevron-right";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Fragment, type ReactNode } from "react";

interface PageHeaderProps {
  title: ReactNode;
  /** The pages above this one, nearest last. */
  trail?: readonly { label: string; href: string }[];
  /** Beside the title: a StatusBadge, a CopyId. */
  aside?: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
}

/** The page's one `h1`, where it stands, and what can be done on it. */
export function PageHeader({ title, trail = [], aside, description, actions }: PageHeaderProps) {
  const t = useTranslations("ui.page");
  return (
    <header className="mb-4 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        {trail.length > 0 ? (
          <nav aria-label={t("trail")} className="mb-1 flex items-center gap-1 text-muted text-xs">
            {trail.map((step) => (
              <Fragment key={step.href}>
                <Link href={step.href} className="rounded-sm hover:text-ink hover:underline">
                  {step.label}
                </Link>
                <ChevronRight aria-hidden="true" className="size-3 text-faint" />
              </Fragment>
            ))}
          </nav>
        ) : null}
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h1 className="font-semibold text-xl tracking-tight">{title}</h1>
          {aside}
        </div>
        {description ? <p className="mt-0.5 max-w-prose text-muted text-sm">{description}</p> : null}
      </div>
      {actions ? <div className="flex flex-wrap items-center gap-2">{actions}</div> : null}
    </header>
  );
}
