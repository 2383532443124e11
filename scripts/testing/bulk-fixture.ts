import { randomUUID } from "node:crypto";
import type { Submitted } from "@/lib/approvals/schema";
import type { Viewer } from "@/lib/auth/sessions";
import type { BulkNoun } from "@/lib/bulk/constants";
import { getRun } from "@/lib/bulk/get-run";
import { listItems } from "@/lib/bulk/list-items";
import { pinSelection } from "@/lib/bulk/pin-selection";
import { previewBulk } from "@/lib/bulk/preview-bulk";
import { runBulk } from "@/lib/bulk/run-bulk";
import type { BulkItemDto, BulkRunDetail, BulkRunDto, PlanBulkInput } from "@/lib/bulk/schema";
import { startBulk } from "@/lib/bulk/start-bulk";
import { type CardFixture, startCardFixture } from "./card-fixture";

type Act = PlanBulkInput["act"];

export const LOCK = { kind: "cards.lock" } as const;
export const UNLOCK = { kind: "cards.unlock" } as const;

/** Sets the daily rule of HKD cards. */
export function daily(amount: string): Act {
  const setting = { kind: "amount" as const, amount };
  return { kind: "limits.edit", rule: { period: "Daily", setting }, currency: "HKD" };
}

export interface BulkForm {
  runId: string;
  selectionId: string;
  act: Act;
  planHash: string;
  reason: string;
}

/** A card fixture whose people act on many cards; the job runs when the test says so. */
export interface BulkFixture extends CardFixture {
  /** What the dialog sends once it showed its plan. */
  fill(ids: readonly string[], act: Act, who: Viewer, noun?: BulkNoun): Promise<BulkForm>;
  start(form: BulkForm, who: Viewer): Promise<Submitted<BulkRunDto>>;
  /** Lets the job have its turn, `secondsAhead` of the real time, and gives the run. */
  work(runId: string, secondsAhead?: number): Promise<BulkRunDetail>;
  items(runId: string): Promise<BulkItemDto[]>;
  newCards(count: number): Promise<string[]>;
}

/** Call in `beforeAll`. */
export async function startBulkFixture(): Promise<BulkFixture> {
  const fixture = await startCardFixture();
  return {
    ...fixture,
    fill: async (ids, act, who, noun = "cards") => {
      const choice = { by: "ids" as const, ids: [...ids] };
      const { id: selectionId } = await pinSelection(who, fixture.context(), { noun, choice });
      const { planHash } = await previewBulk(who, fixture.context(), { selectionId, act });
      return { runId: randomUUID(), selectionId, act, planHash, reason: "lost in the office move" };
    },
    start: (form, who) => startBulk(who, fixture.context(), form),
    work: async (runId, secondsAhead = 0) => {
      await runBulk(fixture.context(secondsAhead).clock);
      return getRun(fixture.viewer("auditor"), fixture.context(secondsAhead), runId);
    },
    items: async (runId) =>
      (await listItems(fixture.viewer("auditor"), fixture.context(), runId, { limit: 200 })).items,
    newCards: async (count) => {
      const ids: string[] = [];
      while (ids.length < count) ids.push((await fixture.newCard()).id);
      return ids.sort();
    },
  };
}
