/** Short messages about what just happened, with a way to take it back. Anything may send one. */
import { create } from 'zustand';

export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly undo?: () => void;
}

/** A second message makes the first one old news. */
const MOST_AT_ONCE = 2;
let lastId = 0;

export const useToasts = create<{ readonly toasts: readonly Toast[] }>()(() => ({ toasts: [] }));

export function showToast(text: string, undo?: () => void): void {
  lastId += 1;
  const toast: Toast = undo ? { id: lastId, text, undo } : { id: lastId, text };
  useToasts.setState(({ toasts }) => ({ toasts: [...toasts, toast].slice(-MOST_AT_ONCE) }));
}

export function dismissToast(id: number): void {
  useToasts.setState(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) }));
}
