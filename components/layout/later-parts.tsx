"use client";

import dynamic from "next/dynamic";

// What nobody needs to see a page and to use it comes after it, in the browser alone.

export const IdleLock = dynamic(() => import("@/components/auth/idle-lock").then((file) => file.IdleLock), {
  ssr: false,
  loading: () => null,
});
export const KeptDrafts = dynamic(() => import("./kept-drafts").then((file) => file.KeptDrafts), {
  ssr: false,
  loading: () => null,
});
export const TooltipLayer = dynamic(
  () => import("@/components/ui/tooltip-layer").then((file) => file.TooltipLayer),
  { ssr: false, loading: () => null },
);
