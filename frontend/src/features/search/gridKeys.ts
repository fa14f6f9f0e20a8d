/** Where a key leads in a grid that is read line by line. */
export interface Grid {
  readonly count: number;
  readonly columns: number;
  /** Lines that fit the window. */
  readonly linesAtOnce: number;
}

/** The place a key leads to, or null when it is no key of the grid. At an edge it stays where it is. */
export function placeFor(key: string, place: number, withControl: boolean, { count, columns, linesAtOnce }: Grid): number | null {
  const last = count - 1;
  const column = place % columns;
  const down = (lines: number) => {
    const target = place + lines * columns;
    if (target <= last && target >= 0) return target;
    // A page further than the last line ends in that line, in the same column where it has one.
    if (lines > 0) return sameLine(place, last, columns) ? place : Math.min(last - (last % columns) + column, last);
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
      return down(linesAtOnce);
    case 'PageUp':
      return down(-linesAtOnce);
    case 'Home':
      return withControl ? 0 : place - column;
    case 'End':
      return withControl ? last : Math.min(place - column + columns - 1, last);
    default:
      return null;
  }
}

const sameLine = (one: number, other: number, columns: number) => Math.floor(one / columns) === Math.floor(other / columns);
