/** Formats values for display. A missing value gives null, and the page then shows nothing. */
import type { Rating } from '@/api/types';

import { count, RATINGS } from './texts/plural';

// Created when first needed: they are slow to create.
let languages: Intl.DisplayNames | undefined;
let countries: Intl.DisplayNames | undefined;

export function runtime(minutes: number | null | undefined): string | null {
  if (minutes == null || minutes <= 0) return null;
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}

/** The average with its count: 9.0 from two people says little. */
export function rating(value: Rating | null | undefined): { average: string; count: string } | null {
  if (!value || value.count === 0) return null;
  return { average: value.average.toFixed(1), count: count(value.count, RATINGS) };
}

export const language = (code: string | null | undefined): string | null => named((languages ??= new Intl.DisplayNames('en', { type: 'language', fallback: 'none' })), code);
export const country = (code: string | null | undefined): string | null => named((countries ??= new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })), code);

function named(names: Intl.DisplayNames, code: string | null | undefined): string | null {
  if (!code) return null;
  try {
    return names.of(code) ?? null;
  } catch {
    // Catalogues contain invalid codes, such as TMDB's "xx", and former countries.
    return null;
  }
}

/** At most `max` names, and the number of the others. */
export function names(list: readonly string[], max: number): string {
  const rest = list.length - max;
  return rest > 0 ? `${list.slice(0, max).join(', ')} +${rest}` : list.join(', ');
}
