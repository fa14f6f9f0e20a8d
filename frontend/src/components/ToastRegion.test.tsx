import { act, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { showToast, useToasts } from '@/lib/toasts';

import { ToastRegion } from './ToastRegion';

beforeEach(() => {
  vi.useFakeTimers();
  useToasts.setState({ toasts: [] });
});
afterEach(() => vi.useRealTimers());

it('says what happened, takes it back, and goes', () => {
  const undo = vi.fn();
  render(<ToastRegion />);
  act(() => showToast('Alien is on your watchlist', undo));
  expect(screen.getByRole('region', { name: 'Messages' }).textContent).toContain('Alien is on your watchlist');
  act(() => screen.getByRole('button', { name: 'Undo' }).click());
  expect(undo).toHaveBeenCalledOnce();
  expect(screen.queryByText('Alien is on your watchlist')).toBeNull();
});

it('waits for whoever is at it', () => {
  render(<ToastRegion />);
  act(() => showToast('one'));
  act(() => screen.getByRole('button', { name: 'Dismiss' }).focus());
  act(() => void vi.advanceTimersByTime(30_000));
  expect(screen.queryByText('one')).not.toBeNull();
  act(() => screen.getByRole('button', { name: 'Dismiss' }).blur());
  act(() => void vi.advanceTimersByTime(10_000));
  expect(screen.queryByText('one')).toBeNull();
});
