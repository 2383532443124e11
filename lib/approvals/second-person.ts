import "server-only";
import { asksForSecondPerson, type PolicyView } from "@/lib/approvals/gate";
import { listDeciders } from "@/lib/approvals/people";
import type { SecondPerson } from "@/lib/approvals/schema";
import type { Permission } from "@/lib/auth/permissions";
import type { Viewer } from "@/lib/auth/sessions";

/**
 * Who would have to agree to what these views describe, asked of the policy as the verb itself asks it; null: the viewer
 * may do it alone. `permission`: what the action needs of whoever decides.
 */
export async function findSecondPerson(
  viewer: Viewer,
  views: readonly PolicyView[],
  permission: Permission,
): Promise<SecondPerson | null> {
  for (const view of views) {
    const rule = await asksForSecondPerson(viewer, view);
    if (!rule) continue;
    const deciders = await listDeciders(viewer.id, permission);
    return { rule, currency: view.amount?.currency ?? null, deciders };
  }
  return null;
}
