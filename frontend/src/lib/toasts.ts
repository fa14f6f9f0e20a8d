/** Notifications about what just happened, with an undo button. */
import { create } from 'zustand';

export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly undo?: () => void;
}

/** The most notifications at once. */
const MAX_TOASTS = 2;
let lastId = 0;

export const useToasts = create<{ readonly toasts: readonly Toast[] }>()(() => ({ toasts: [] }));

export function showToast(text: string, undo?: () => void): void {
  lastId += 1;
  const toast: Toast = undo ? { id: lastId, text, undo } : { id: lastId, text };
  useToasts.setState(({ toasts }) => ({ toasts: [...toasts, toast].slice(-MAX_TOASTS) }));
}

export function dismissToast(id: number): void {
  useToasts.setState(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) }));
}
