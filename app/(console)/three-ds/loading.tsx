import { DeskSkeleton } from "@/components/three-ds/three-ds-skeleton";

export default function Loading() {
  return <DeskSkeleton />;
}
