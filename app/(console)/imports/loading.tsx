import { CardsSkeleton } from "@/components/cards/cards-skeleton";

export default function Loading() {
  return <CardsSkeleton />;
}
