import { z } from "zod";
import { ROLES, type Role } from "@/lib/auth/constants";
import { anyText, writtenText } from "@/lib/core/input";
import { VIEW_NAME_MAX, VIEW_NOUNS, type ViewNoun } from "@/lib/views/constants";

/** A view as the person who asks may see it. */
export interface SavedView {
  id: string;
  noun: ViewNoun;
  name: string;
  /** Filters as they stand in the address, in canonical spelling; without a place in the list. */
  query: string;
  hidden: string[];
  density: "compact" | "comfortable";
  /** Roles that see it; none: private. */
  sharedWith: Role[];
  /** The owner's name; null when it is the viewer. */
  ownerName: string | null;
  /** Whether the viewer's own list opens with it. */
  isDefault: boolean;
  /** Whether the viewer may change, share and delete it. */
  mayChange: boolean;
  version: number;
}

export interface ViewList {
  views: SavedView[];
  /** Whether the viewer may share views at all. */
  mayShare: boolean;
}

const name = writtenText(VIEW_NAME_MAX).min(1, "required");
const hidden = z.array(z.string().regex(/^[\w-]{1,40}$/)).max(40);
const density = z.enum(["compact", "comfortable"]);
const roles = z.array(z.enum(ROLES)).max(ROLES.length);
const noun = z.enum(VIEW_NOUNS);
const query = anyText(2000);
const onView = { viewId: z.uuid(), version: z.number().int() };

export const viewListQuery = z.strictObject({ noun });
export const createViewInput = z.strictObject({
  noun,
  name,
  query,
  hidden,
  density,
  sharedWith: roles.default([]),
});
export const renameViewInput = z.strictObject({ ...onView, name });
export const updateViewInput = z.strictObject({ ...onView, query, hidden, density });
export const shareViewInput = z.strictObject({ ...onView, sharedWith: roles });
export const viewIdInput = z.strictObject({ viewId: z.uuid() });
export const defaultViewInput = z.strictObject({ noun, viewId: z.uuid().nullable() });

export type CreateViewInput = z.input<typeof createViewInput>;
export type RenameViewInput = z.input<typeof renameViewInput>;
export type UpdateViewInput = z.input<typeof updateViewInput>;
export type ShareViewInput = z.input<typeof shareViewInput>;
export type DefaultViewInput = z.input<typeof defaultViewInput>;
