import { clsx } from "clsx";
import Ban from "lucide-react/icons/ban";
import Lock from "lucide-react/icons/lock";
import { useTranslations } from "next-intl";
import { Stranger } from "@/components/ui/stranger";
import type { CardDetail, RevealedCard } from "@/lib/cards/schema";
import { lastFour } from "./card-name";
import { useHolderName } from "./use-holder-name";

/** Fine arcs behind the card's text. */
function CardPattern() {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 340 214"
      preserveAspectRatio="xMidYMid slice"
      className="absolute inset-0 -z-1 size-full opacity-40"
      fill="none"
    >
      {RADII.map((radius) => (
        <circle
          key={radius}
          cx="330"
          cy="-20"
          r={radius}
          className="stroke-[oklch(0.85_0.08_280)]"
          strokeOpacity="0.35"
        />
      ))}
    </svg>
  );
}

const RADII = [70, 96, 124, 154, 186, 220, 256];

interface CardFaceProps {
  card: CardDetail;
  /** Only where a reveal put them; without them the number is masked. */
  secrets?: Pick<RevealedCard, "pan" | "cvv" | "expirationDate">;
}

/** The card as a person knows it, its number masked; a physical one has a chip, a card that cannot pay says so. */
export function CardFace({ card, secrets }: CardFaceProps) {
  const t = useTranslations("cards.detail");
  const holderName = useHolderName();
  const ended = card.state === "terminated";
  return (
    <figure
      aria-label={t(secrets ? "faceFull" : "face")}
      className={clsx(
        "relative isolate flex aspect-[1.586] w-full max-w-88 flex-col justify-between overflow-hidden rounded-xl p-5 text-[oklch(0.97_0.01_270)] shadow-md",
        ended
          ? "bg-[linear-gradient(135deg,oklch(0.44_0.01_264),oklch(0.33_0.008_264))]"
          : "bg-[linear-gradient(128deg,oklch(0.40_0.12_268),oklch(0.27_0.09_276)_58%,oklch(0.21_0.06_290))]",
      )}
    >
      <CardPattern />
      <div className="flex items-start justify-between gap-3">
        <span className="min-w-0 truncate font-medium text-sm">
          <Stranger>{card.businessName ?? card.title}</Stranger>
        </span>
        <StateMark state={card.state} />
      </div>
      {card.form?.value === "Physical" ? <Chip /> : null}
      <div>
        <p className="whitespace-nowrap font-mono text-[1.05rem] tabular-nums tracking-[0.08em]">
          {secrets ? inFours(secrets.pan) : <MaskedNumber card={card} />}
        </p>
        <div className="mt-3 flex items-end justify-between gap-3">
          <dl className="flex min-w-0 gap-6 text-xs">
            <FaceFact name={t("holder")} value={holderName(card.holder)} grow />
            <FaceFact name={t("expires")} value={secrets?.expirationDate ?? card.expiration} />
            <FaceFact name={t("cvv")} value={secrets?.cvv ?? null} />
          </dl>
          <span className="shrink-0 font-semibold text-base italic tracking-wide">{card.brand ?? ""}</span>
        </div>
      </div>
    </figure>
  );
}

function MaskedNumber({ card }: { card: CardDetail }) {
  const bin = card.first6 ?? "••••••";
  const groups = [bin.slice(0, 4), `${bin.slice(4)}••`, "••••", lastFour(card)];
  return groups.join(" ");
}

function inFours(digits: string): string {
  return digits.match(/.{1,4}/g)?.join(" ") ?? "";
}

function FaceFact({ name, value, grow }: { name: string; value: string | null; grow?: boolean }) {
  if (!value) return null;
  return (
    <div className={clsx(grow && "min-w-0")}>
      <dt className="text-[0.65rem] text-[oklch(0.86_0.03_270)]">{name}</dt>
      <dd className="truncate font-medium tabular-nums">{value}</dd>
    </div>
  );
}

function StateMark({ state }: { state: CardDetail["state"] }) {
  const t = useTranslations("cards.status");
  if (state !== "locked" && state !== "terminated" && state !== "inactive") return null;
  const Icon = state === "locked" ? Lock : Ban;
  return (
    <span className="inline-flex shrink-0 items-center gap-1 rounded-full bg-[oklch(0.15_0.02_270_/_0.6)] px-2 py-0.5 font-medium text-xs">
      <Icon aria-hidden="true" className="size-3" />
      {t(state)}
    </span>
  );
}

function Chip() {
  return (
    <svg aria-hidden="true" viewBox="0 0 40 30" className="absolute top-[38%] left-5 w-9" fill="none">
      <rect width="40" height="30" rx="5" className="fill-[oklch(0.85_0.06_88)]" />
      <path
        d="M0 10h13M0 20h13M27 10h13M27 20h13M13 5v20h14V5H13"
        className="stroke-[oklch(0.62_0.06_80)]"
        strokeWidth="1.2"
      />
    </svg>
  );
}
