import ArrowLeftRight from "lucide-react/icons/arrow-left-right";
import Bell from "lucide-react/icons/bell-ring";
import CalendarClock from "lucide-react/icons/calendar-clock";
import CircleCheck from "lucide-react/icons/circle-check-big";
import CreditCard from "lucide-react/icons/credit-card";
import Gauge from "lucide-react/icons/gauge";
import LayoutDashboard from "lucide-react/icons/layout-dashboard";
import ReceiptText from "lucide-react/icons/receipt-text";
import Scale from "lucide-react/icons/scale";
import ScrollText from "lucide-react/icons/scroll-text";
import Settings from "lucide-react/icons/settings";
import ShieldCheck from "lucide-react/icons/shield-check";
import UserCog from "lucide-react/icons/user-cog";
import Users from "lucide-react/icons/users";
import Wallet from "lucide-react/icons/wallet";
import type { ReactNode } from "react";

/** The nouns in the order of the working day, grouped: look, spend, people and money, decide, operate. */
export const navGroups = [
  ["overview"],
  ["cards", "limits", "transactions"],
  ["users", "wallets", "transfers", "balances"],
  ["three-ds", "approvals"],
  ["webhooks", "audit", "jobs", "team", "settings"],
] as const;

export type NavId = (typeof navGroups)[number][number];

export interface NavItem {
  id: NavId;
  /** How many things wait there. */
  count?: number | undefined;
  /** A count that keeps itself fresh, in the place of `count`. */
  badge?: ReactNode;
}

export const navIcons = {
  overview: LayoutDashboard,
  cards: CreditCard,
  limits: Gauge,
  transactions: ReceiptText,
  users: Users,
  wallets: Wallet,
  transfers: ArrowLeftRight,
  balances: Scale,
  "three-ds": ShieldCheck,
  approvals: CircleCheck,
  webhooks: Bell,
  audit: ScrollText,
  jobs: CalendarClock,
  team: UserCog,
  settings: Settings,
} satisfies Record<NavId, unknown>;

/** Where a noun lives. */
export function navHref(id: NavId): string {
  return id === "overview" ? "/" : `/${id}`;
}

/** The groups with only the given items, in their fixed order, empty groups left out. */
export function groupNav(items: readonly NavItem[]): NavItem[][] {
  return navGroups
    .map((group) => group.flatMap((id) => items.find((item) => item.id === id) ?? []))
    .filter((group) => group.length > 0);
}

/** The page that an address belongs to. */
export function navIdOf(pathname: string): NavId | undefined {
  return navGroups.flat().find((id) => {
    const href = navHref(id);
    return id === "overview"
      ? pathname === href || pathname.startsWith("/overview/")
      : pathname === href || pathname.startsWith(`${href}/`);
  });
}
