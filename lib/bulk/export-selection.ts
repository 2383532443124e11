import "server-only";
import { recordAudit } from "@/lib/audit-log/record";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext, SentFile } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { CARD_COLUMNS, cardCells } from "@/lib/bulk/card-rows";
import { getSelection } from "@/lib/bulk/plan";
import { exportQuery } from "@/lib/bulk/schema";
import { cardState } from "@/lib/cards/status";
import { db } from "@/lib/core/db";
import { parseInput } from "@/lib/core/parse";
import { createCsvWriter } from "@/lib/exports/csv-writer";
import { safeCell } from "@/lib/exports/safe-cell";
import { loadMessages } from "@/lib/i18n/load-messages";
import { parseLocale } from "@/lib/i18n/locales";

const USER_COLUMNS = [
  "userId",
  "referenceId",
  "firstName",
  "lastName",
  "callingCode",
  "phone",
  "status",
  "documentType",
  "documentEnd",
  "country",
  "cardId",
  "last4",
  "registered",
] as const;

/** The cells of these users, in this order, without those that the register does not have. */
async function userCells(ids: readonly string[]): Promise<string[][]> {
  const users = await db().cardUser.findMany({ where: { id: { in: [...ids] } } });
  const cards = await db().card.findMany({
    where: { pUserId: { in: [...ids] } },
    select: { id: true, last4: true, status: true, pUserId: true },
    orderBy: { sortAt: "asc" },
  });
  const byId = new Map(users.map((user) => [user.id, user]));
  const cardOf = new Map(
    cards.filter(({ status }) => cardState(status) !== "terminated").map((card) => [card.pUserId, card]),
  );
  return ids.flatMap((id) => {
    const user = byId.get(id);
    if (!user) return [];
    const card = cardOf.get(id);
    return [
      [
        user.id,
        user.referenceId ?? "",
        user.firstName,
        user.lastName,
        user.callingCode ?? "",
        user.phoneNumber ?? "",
        user.status ?? "",
        user.documentType ?? "",
        user.documentEnd ?? "",
        user.issuingCountry ?? "",
        card?.id ?? "",
        card?.last4 ?? "",
        user.issuedAt?.toISOString() ?? "",
      ],
    ];
  });
}

const BATCH = 500;

/**
 * The selected cards or users as CSV, in the order in which they were pinned, as the mirror has them now; one that is
 * gone is left out. Never a full number: of documents the last characters alone. Audited when it is asked for.
 * @throws AppError FORBIDDEN, INVALID_INPUT, NOT_FOUND
 */
export async function exportSelection(
  viewer: Viewer,
  context: RequestContext,
  raw: unknown,
): Promise<SentFile> {
  assertPermission(viewer, "cards.read");
  const { selection } = parseInput(exportQuery, raw);
  const { noun, ids } = await getSelection(selection);
  assertPermission(viewer, noun === "users" ? "users.export" : "cards.export");
  const messages = await loadMessages(parseLocale(context.language) ?? "en");
  const { columns } = messages.bulk.export;
  const { corporate } = messages.ui.holder;
  const shape =
    noun === "users"
      ? { heading: USER_COLUMNS.map((name) => columns[name]), cells: userCells }
      : {
          heading: CARD_COLUMNS.map((name) => columns[name]),
          cells: (some: readonly string[]) => cardCells(some, corporate),
        };
  await recordAudit({
    actor: viewer,
    action: `${noun}.export`,
    outcome: "succeeded",
    subject: { type: "bulk-selection", id: selection },
    requestId: context.requestId,
    after: { rows: ids.length, format: "csv" },
  });
  const stamp = context.clock.now().toISOString().slice(0, 16).replace("T", "-").replace(":", "");
  const fileName = `${noun}-${stamp}-${selection.slice(0, 8)}.csv`;
  const writer = createCsvWriter();
  return { fileName, mediaType: writer.mediaType, bytes: write(writer, shape, ids) };
}

interface Shape {
  heading: string[];
  cells(ids: readonly string[]): Promise<string[][]>;
}

async function* write(
  writer: ReturnType<typeof createCsvWriter>,
  { heading, cells }: Shape,
  ids: readonly string[],
): AsyncGenerator<Uint8Array> {
  yield writer.rows([heading]);
  for (let start = 0; start < ids.length; start += BATCH) {
    const rows = await cells(ids.slice(start, start + BATCH));
    if (rows.length > 0) yield writer.rows(rows.map((row) => row.map(safeCell)));
  }
  yield writer.end();
}
