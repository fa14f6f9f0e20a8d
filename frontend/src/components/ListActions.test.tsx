import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it } from 'vitest';

import { BARE, FULL } from '@/api/mocks/films';
import { useList } from '@/lib/list';
import { useToasts } from '@/lib/toasts';

import { ListActions } from './ListActions';
import { ToastRegion } from './ToastRegion';

beforeEach(() => useToasts.setState({ toasts: [] }));
afterEach(() => useList.getState().clear());

const pressed = (name: string) => screen.getByRole('button', { name }).getAttribute('aria-pressed');

it('shows which buttons are pressed, and notifies of changes', async () => {
  const user = userEvent.setup();
  render(
    <>
      <ListActions film={FULL} />
      <ListActions film={BARE} size="small" />
      <ToastRegion />
    </>,
  );
  await user.click(screen.getByRole('button', { name: 'Like Forrest Gump' }));
  expect(pressed('Like Forrest Gump')).toBe('true');
  expect(pressed('Like Untold')).toBe('false');
  await within(screen.getByRole('region', { name: 'Notifications' })).findByText('You liked Forrest Gump');
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  expect(pressed('Like Forrest Gump')).toBe('false');
});

it('undoes only its own change, and restores what it replaced', async () => {
  const user = userEvent.setup();
  useList.getState().mark('like', FULL);
  const liked = useList.getState().marks.like[FULL.id];
  render(
    <>
      <ListActions film={FULL} size="large" />
      <ToastRegion />
    </>,
  );
  const actions = screen.getByRole('group', { name: 'Your list: Forrest Gump' });
  expect(within(actions).getAllByRole('button').map((button) => button.textContent)).toEqual([
    'Like',
    'Watchlist',
    'Seen',
    'Not for me',
    'Hide',
  ]);
  await user.click(within(actions).getByRole('button', { name: 'Not for me' }));
  expect(pressed('Like')).toBe('false');
  useList.getState().mark('watchlist', BARE);
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  expect(useList.getState().marks.like[FULL.id]).toEqual(liked);
  expect(pressed('Not for me')).toBe('false');
  expect(useList.getState().marks.watchlist).toHaveProperty(String(BARE.id));
});
