import { DeskSkeleton } from "@/components/three-ds/desk-skeleton";

export default function Loading() {
  return <DeskSkeleton />;
}
