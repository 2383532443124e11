"use client";

import ChevronRight from "lucide-react/icons/chevron-right";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Stranger } from "@/components/ui/stranger";
import type { DemoSignIn } from "@/lib/auth/schema";

interface DemoSignInsProps {
  people: DemoSignIn[];
  onPick: (person: DemoSignIn) => void;
}

/** The people of the demo, to fill the form with. */
export function DemoSignIns({ people, onPick }: DemoSignInsProps) {
  const t = useTranslations("auth");
  return (
    <details className="group rounded-lg border border-line bg-surface">
      <summary className="flex cursor-pointer select-none list-none items-center gap-2 rounded-lg px-3 py-2 text-sm hover:bg-hover [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden="true"
          className="size-4 text-muted transition-transform group-open:rotate-90"
        />
        {t("demo.title")}
        <span className="ml-auto text-muted text-xs">{t("demo.sandboxOnly")}</span>
      </summary>
      <ul className="border-line border-t p-1">
        {people.map((person) => (
          <li key={person.email}>
            <button
              type="button"
              onClick={() => onPick(person)}
              className="flex w-full items-center justify-between gap-3 rounded-md px-2 py-1.5 text-left hover:bg-hover focus-visible:outline-offset-0"
            >
              <span className="min-w-0">
                <span className="block truncate text-sm">
                  <Stranger>{person.name}</Stranger>
                </span>
                <span className="block truncate text-muted text-xs">
                  <Stranger>{person.email}</Stranger>
                </span>
              </span>
              <Badge>{t(`role.${person.role}`)}</Badge>
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
