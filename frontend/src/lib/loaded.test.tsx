import { act, renderHook, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';

import { useLoaded } from './loaded';

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
