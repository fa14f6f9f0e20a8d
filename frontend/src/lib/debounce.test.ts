import { renderHook } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { useDebounced } from './debounce';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('a debounced call', () => {
  it('acts once, after the pause, with the last value', () => {
    const act = vi.fn();
    const { result } = renderHook(() => useDebounced(act, 150));
    result.current.schedule('a');
    vi.advanceTimersByTime(149);
    result.current.schedule('ab');
    vi.advanceTimersByTime(149);
    expect(act).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(act.mock.calls).toEqual([['ab']]);
  });

  it('forgets when cancelled, and when its component goes', () => {
    const act = vi.fn();
    const { result, unmount } = renderHook(() => useDebounced(act, 150));
    result.current.schedule('a');
    result.current.cancel();
    vi.advanceTimersByTime(1000);
    result.current.schedule('b');
    unmount();
    vi.advanceTimersByTime(1000);
    expect(act).not.toHaveBeenCalled();
  });

  it('uses the newest action', () => {
    const first = vi.fn();
    const second = vi.fn();
    const { result, rerender } = renderHook(({ act }) => useDebounced(act, 150), { initialProps: { act: first } });
    result.current.schedule('a');
    rerender({ act: second });
    vi.advanceTimersByTime(150);
    expect([first.mock.calls.length, second.mock.calls.length]).toEqual([0, 1]);
  });
});
