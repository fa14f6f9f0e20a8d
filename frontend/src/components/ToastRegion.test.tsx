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

/** The code of the message is loaded with the first one. */
async function notify(show: () => void) {
  await act(() => {
    show();
    return Promise.resolve();
  });
}

it('shows what happened, undoes it, and disappears', async () => {
  const undo = vi.fn();
  render(<ToastRegion />);
  await notify(() => showToast('Alien added to your watchlist', undo));
  expect(screen.getByRole('region', { name: 'Notifications' }).textContent).toContain('Alien added to your watchlist');
  act(() => screen.getByRole('button', { name: 'Undo' }).click());
  expect(undo).toHaveBeenCalledOnce();
  expect(screen.queryByText('Alien added to your watchlist')).toBeNull();
});

it('stays while it has the focus', async () => {
  render(<ToastRegion />);
  await notify(() => showToast('one'));
  act(() => screen.getByRole('button', { name: 'Dismiss' }).focus());
  act(() => void vi.advanceTimersByTime(30_000));
  expect(screen.queryByText('one')).not.toBeNull();
  act(() => screen.getByRole('button', { name: 'Dismiss' }).blur());
  act(() => void vi.advanceTimersByTime(10_000));
  expect(screen.queryByText('one')).toBeNull();
});
