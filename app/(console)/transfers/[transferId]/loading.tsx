import { CardDetailSkeleton } from "@/components/cards/card-detail-skeleton";

export default function Loading() {
  return <CardDetailSkeleton place="page" />;
}
