import "server-only";
import { db, Prisma, type Tx } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import {
  type ChallengeRow,
  challengeColumns,
  challengeFrom,
  toChallengeDto,
} from "@/lib/three-ds/challenge-dto";
import type { ChallengeDto } from "@/lib/three-ds/schema";

/** One challenge, as it is shown. @throws AppError NOT_FOUND */
export async function readChallengeDto(id: string, now: Date, tx: Tx = db()): Promise<ChallengeDto> {
  const [row] = await tx.$queryRaw<ChallengeRow[]>(Prisma.sql`
    SELECT ${challengeColumns} ${challengeFrom} WHERE ch.id = ${id}::uuid`);
  if (!row) throw new AppError("NOT_FOUND", `no challenge ${id}`);
  return toChallengeDto(row, now);
}
