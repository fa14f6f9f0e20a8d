/**
 * Every filter of a search, declared once. The order is that of the chips, the facets and the parameters in an address.
 *
 * To add a filter, add an entry here and its sentences to `texts/en/filters.ts`. Nothing else on the site names filters.
 */
import { country, language } from '@/lib/format';
import { filterTexts as texts } from '@/lib/texts';

import type { Filter, Range } from './form';

const asIs = (name: string) => name;

export const FILTERS = [
  { form: 'names', parameter: 'genres', kind: 'genre', label: asIs, facet: { name: 'genres', heading: texts.facets.genres } },
  { form: 'names', parameter: 'exclude_genres', kind: 'exclude_genre', label: texts.not },
  { form: 'names', parameter: 'people', kind: 'person', label: asIs },
  { form: 'names', parameter: 'cast', kind: 'person', label: asIs },
  { form: 'names', parameter: 'directors', kind: 'person', label: texts.directedBy },
  { form: 'names', parameter: 'writers', kind: 'person', label: texts.writtenBy },
  {
    form: 'range',
    parameters: ['year_from', 'year_to'],
    kind: 'year',
    min: 1870,
    max: 2100,
    label: texts.years,
    facet: { name: 'decade', heading: texts.facets.decade, rangeOf: decade, compare: ([a = 0], [b = 0]) => b - a, option: asIs },
  },
  {
    form: 'code',
    parameter: 'language',
    kind: 'language',
    pattern: /^[a-z]{2}$/,
    label: language,
    facet: { name: 'language', heading: texts.facets.language },
  },
  {
    form: 'names',
    parameter: 'countries',
    kind: 'country',
    label: (code) => texts.country(country(code) ?? code),
    facet: { name: 'country', heading: texts.facets.country, option: country },
  },
  {
    form: 'names',
    parameter: 'spoken_languages',
    kind: 'spoken_language',
    label: (code) => texts.spoken(language(code) ?? code),
    facet: { name: 'spoken_language', heading: texts.facets.spokenLanguage, option: language },
  },
  { form: 'names', parameter: 'studios', kind: 'studio', label: asIs, facet: { name: 'studio', heading: texts.facets.studio } },
  { form: 'names', parameter: 'exclude_studios', kind: 'exclude_studio', label: texts.not },
  { form: 'names', parameter: 'series', kind: 'series', label: texts.series, facet: { name: 'series', heading: texts.facets.series } },
  { form: 'names', parameter: 'certificates', kind: 'certificate', label: texts.certificate, facet: { name: 'certificate', heading: texts.facets.certificate } },
  { form: 'names', parameter: 'exclude_certificates', kind: 'exclude_certificate', label: texts.notCertificate },
  {
    form: 'range',
    parameters: ['runtime_from', 'runtime_to'],
    kind: 'runtime',
    min: 1,
    max: 1000,
    label: texts.runtime,
    facet: { name: 'runtime', heading: texts.facets.runtime, rangeOf: minutes, compare: ([a = 0], [b = 0]) => a - b },
  },
  {
    form: 'minimum',
    parameter: 'rating_from',
    kind: 'rating',
    max: 10,
    label: texts.ratedFrom,
    facet: { name: 'rating', heading: texts.facets.rating, steps: [9, 8, 7, 6, 5], option: texts.ratingOption },
  },
] as const satisfies readonly Filter[];

type Declared = (typeof FILTERS)[number];
type ParameterOf<Form extends Filter['form']> = Parameters<Extract<Declared, { form: Form }>>;
type Parameters<Entry> = Entry extends { parameter: infer One } ? One : Entry extends { parameters: readonly (infer Each)[] } ? Each : never;

/** The filters of a search. An absent one does not filter. */
export type SearchFilters = Partial<Record<ParameterOf<'names'>, readonly string[]>> &
  Partial<Record<ParameterOf<'code'>, string>> &
  Partial<Record<ParameterOf<'range' | 'minimum'>, number>>;

/** "1990s" is 1990–1999. */
function decade(value: string): Range | null {
  const first = Number.parseInt(value, 10);
  return Number.isNaN(first) ? null : [first, first + 9];
}

/** "60-89", "under 60", "150 and over". */
function minutes(value: string): Range | null {
  const [low, high] = value.match(/\d+/g)?.map(Number) ?? [];
  if (low === undefined) return null;
  if (value.startsWith('under')) return [undefined, low - 1];
  // "0-89" has no lower end worth naming.
  return high === undefined ? [low, undefined] : [low === 0 ? undefined : low, high];
}
