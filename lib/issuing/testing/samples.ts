import { cardSamples, pciSamples } from "@/lib/issuing/testing/card-samples";
import { moneySamples } from "@/lib/issuing/testing/money-samples";
import type { Sample } from "@/lib/issuing/testing/sample";
import { userSamples } from "@/lib/issuing/testing/user-samples";

export const samples: Sample[] = [...cardSamples, ...pciSamples, ...userSamples, ...moneySamples];
