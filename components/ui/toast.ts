import type { Tone } from "./tones";

export interface Toast {
  id: number;
  tone: Tone;
  title: string;
  description?: string | undefined;
  action?: { label: string; onClick: () => void } | undefined;
}

type Listener = (toasts: readonly Toast[]) => void;

/**
 * Tells the viewer what came of something he did. Errors stay until dismissed; all else leaves after six seconds,
 * not while hovered or focused. What must be read belongs in the page instead.
 */
export function toast(message: Omit<Toast, "id">): void {
  counter += 1;
  publish([...toasts.slice(-3), { ...message, id: counter }]);
}

export function dismissToast(id: number): void {
  publish(toasts.filter((entry) => entry.id !== id));
}

export function subscribeToToasts(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function currentToasts(): readonly Toast[] {
  return toasts;
}

let counter = 0;
let toasts: readonly Toast[] = [];
const listeners = new Set<Listener>();

function publish(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener(next);
}
