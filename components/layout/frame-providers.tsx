"use client";

import { type ReactNode, useLayoutEffect } from "react";
import { StepUpProvider } from "@/components/auth/step-up";
import { LiveProvider } from "@/components/live/live-provider";
import { keepPlaces } from "@/components/ui/kept-places";
import { QueryProvider } from "./query-provider";

interface FrameProvidersProps {
  /** The server's time (ms) when it wrote the page. */
  writtenAt: number;
  children: ReactNode;
}

/** What the screens behind sign-in share in the browser: the query cache, live events, the question who is there. */
export function FrameProviders({ writtenAt, children }: FrameProvidersProps) {
  useLayoutEffect(keepPlaces, []);
  return (
    <QueryProvider>
      <LiveProvider since={writtenAt}>
        <StepUpProvider>{children}</StepUpProvider>
      </LiveProvider>
    </QueryProvider>
  );
}
