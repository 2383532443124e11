import "server-only";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { PRESSURE_STEPS } from "@/lib/limit-rules/constants";
import { listLimits } from "@/lib/limits/list-limits";
import type { LimitPressureDto } from "@/lib/overview/schema";

const SHOWN = 6;

/**
 * The most used limit rules, and how many are used to each step; as the list of limits counts them.
 * @throws AppError FORBIDDEN
 */
export async function getLimitPressure(viewer: Viewer, context: RequestContext): Promise<LimitPressureDto> {
  const [top, ...steps] = await Promise.all([
    listLimits(viewer, context, { limit: SHOWN }),
    ...PRESSURE_STEPS.map((pressure) => listLimits(viewer, context, { pressure, limit: 1 })),
  ]);
  return {
    steps: PRESSURE_STEPS.map((pressure, index) => ({
      pressure,
      ...(steps[index]?.total ?? { count: 0, capped: false }),
    })),
    rules: top.items.filter(({ percent }) => percent !== null && Number(percent) > 0),
    any: top.total.count > 0,
    timeZone: top.timeZone,
  };
}
