import { act, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { showToast, useToasts } from '@/lib/toasts';

import './ToastMessage';
import { ToastRegion } from './ToastRegion';

beforeEach(() => {
  vi.useFakeTimers();
  useToasts.setState({ toasts: [] });
});
afterEach(() => vi.useRealTimers());

/** The message's own code comes a moment later. */
async function said(show: () => void) {
  await act(() => {
    show();
    return Promise.resolve();
  });
}

it('says what happened, takes it back, and goes', async () => {
  const undo = vi.fn();
  render(<ToastRegion />);
  await said(() => showToast('Alien is on your watchlist', undo));
  expect(screen.getByRole('region', { name: 'Messages' }).textContent).toContain('Alien is on your watchlist');
  act(() => screen.getByRole('button', { name: 'Undo' }).click());
  expect(undo).toHaveBeenCalledOnce();
  expect(screen.queryByText('Alien is on your watchlist')).toBeNull();
});

it('waits for whoever is at it', async () => {
  render(<ToastRegion />);
  await said(() => showToast('one'));
  act(() => screen.getByRole('button', { name: 'Dismiss' }).focus());
  act(() => void vi.advanceTimersByTime(30_000));
  expect(screen.queryByText('one')).not.toBeNull();
  act(() => screen.getByRole('button', { name: 'Dismiss' }).blur());
  act(() => void vi.advanceTimersByTime(10_000));
  expect(screen.queryByText('one')).toBeNull();
});
