import { act, render, renderHook, screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';

import { extra, useLoaded } from './loaded';

it('a component that cannot be loaded is nothing, until it can', async () => {
  const Extra = () => null;
  let connected = false;
  const load = () => (connected ? Promise.resolve(Extra) : Promise.reject(new TypeError('no connection')));
  const { result } = renderHook(() => useLoaded(load));
  await act(async () => {
    result.current[1]();
    await Promise.resolve();
  });
  expect(result.current[0]).toBeNull();
  connected = true;
  act(() => result.current[1]());
  await waitFor(() => expect(result.current[0]).toBe(Extra));
});

it('an extra is nothing while it cannot be loaded, there when it can, and there at once from then on', async () => {
  let connected = false;
  const Note = ({ text }: { text: string }) => <p>{text}</p>;
  const Extra = extra(() => (connected ? Promise.resolve(Note) : Promise.reject(new TypeError('no connection'))));
  const first = render(<Extra text="one" />);
  await act(() => Promise.resolve());
  expect(first.container.textContent).toBe('');
  connected = true;
  render(<Extra text="two" />);
  expect(await screen.findByText('two')).toBeTruthy();
  render(<Extra text="three" />);
  expect(screen.getByText('three')).toBeTruthy();
});
