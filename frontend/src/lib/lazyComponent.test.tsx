import { act, render, renderHook, screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';

import { lazyComponent, useLazyComponent } from './lazyComponent';

it('a component that fails to load is null, and is loaded on the next request', async () => {
  const Extra = () => null;
  let connected = false;
  const load = () => (connected ? Promise.resolve(Extra) : Promise.reject(new TypeError('no connection')));
  const { result } = renderHook(() => useLazyComponent(load));
  await act(async () => {
    result.current[1]();
    await Promise.resolve();
  });
  expect(result.current[0]).toBeNull();
  connected = true;
  act(() => result.current[1]());
  await waitFor(() => expect(result.current[0]).toBe(Extra));
});

it('a lazy component renders nothing until it is loaded, and renders immediately from then on', async () => {
  let connected = false;
  const Note = ({ text }: { text: string }) => <p>{text}</p>;
  const Extra = lazyComponent(() => (connected ? Promise.resolve(Note) : Promise.reject(new TypeError('no connection'))));
  const first = render(<Extra text="one" />);
  await act(() => Promise.resolve());
  expect(first.container.textContent).toBe('');
  connected = true;
  render(<Extra text="two" />);
  expect(await screen.findByText('two')).toBeTruthy();
  render(<Extra text="three" />);
  expect(screen.getByText('three')).toBeTruthy();
});
