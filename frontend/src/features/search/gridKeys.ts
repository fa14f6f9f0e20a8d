/** Keyboard navigation in a grid. */
export interface Grid {
  readonly count: number;
  readonly columns: number;
  /** The rows that fit in the viewport. */
  readonly visibleRows: number;
}

/** The index that a key moves to, or null for other keys. At an edge the index stays the same. */
export function placeFor(key: string, place: number, withControl: boolean, { count, columns, visibleRows }: Grid): number | null {
  const last = count - 1;
  const column = place % columns;
  const down = (lines: number) => {
    const target = place + lines * columns;
    if (target <= last && target >= 0) return target;
    // Beyond the last row: the same column of the last row, if it has one.
    if (lines > 0) return sameRow(place, last, columns) ? place : Math.min(last - (last % columns) + column, last);
    return column;
  };
  switch (key) {
    case 'ArrowRight':
      return Math.min(place + 1, last);
    case 'ArrowLeft':
      return Math.max(place - 1, 0);
    case 'ArrowDown':
      return down(1);
    case 'ArrowUp':
      return down(-1);
    case 'PageDown':
      return down(visibleRows);
    case 'PageUp':
      return down(-visibleRows);
    case 'Home':
      return withControl ? 0 : place - column;
    case 'End':
      return withControl ? last : Math.min(place - column + columns - 1, last);
    default:
      return null;
  }
}

const sameRow = (one: number, other: number, columns: number) => Math.floor(one / columns) === Math.floor(other / columns);
