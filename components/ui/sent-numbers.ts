import { SentNumbers } from "@/lib/core/typed-search";

/** One for the page: what its boxes send is taken together. */
export const sentNumbers = new SentNumbers();
