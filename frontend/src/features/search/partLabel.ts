/** What a chip says for a part of the text that was understood. */
import type { Part } from '@/api/types';
import { country, language } from '@/lib/format';
import { filterTexts as texts } from '@/lib/texts';

/** Numbers arrive as 32-bit floats. */
const rounded = (value: number | null | undefined) => (value == null ? undefined : Math.round(value * 10) / 10);

/** "PG,PG-13" is "PG or PG-13". */
const orOf = (codes: string) => codes.split(',').join(' or ');

export function partLabel({ kind, text, value, from, to, role }: Part): string {
  const name = value ?? text;
  switch (kind) {
    case 'person':
      if (role === 'director') return texts.directedBy(name);
      return role === 'writer' ? texts.writtenBy(name) : name;
    case 'like':
      return texts.like(name);
    case 'exclude_genre':
      return texts.not(name);
    case 'exclude_person':
    case 'exclude_theme':
      return texts.without(name);
    case 'year':
      return from == null && to == null ? text : texts.years(rounded(from), rounded(to));
    case 'runtime':
      return from == null && to == null ? text : texts.runtime(rounded(from), rounded(to));
    case 'language':
      return language(value) ?? text;
    case 'exclude_language':
      return texts.not(language(value) ?? text);
    case 'country':
      return texts.country(country(value) ?? text);
    case 'exclude_studio':
      return texts.not(name);
    case 'series':
      return texts.series(text);
    case 'certificate':
      return texts.certificate(orOf(name));
    case 'exclude_certificate':
      return texts.notCertificate(orOf(name));
    case 'spoken_language':
      return texts.spoken(language(value) ?? text);
    case 'rating':
    case 'order':
    case 'theme':
    case 'tweak':
      return text;
    default:
      return name;
  }
}
