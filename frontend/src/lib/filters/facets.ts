/** The choices of a facet, with how many films each leaves and what choosing it changes. */
import type { FacetValue, SearchAnswer } from '@/api/types';

import { without } from './chips';
import type { CodeFilter, Filter, MinimumFilter, NamesFilter, Range, RangeFilter } from './form';
import { namesOf, numberOf, valueOf, type FilterChange } from './state';
import { FILTERS, type SearchFilters } from './table';

export type Facets = SearchAnswer['facets'];
type WithFacet<Kind extends Filter> = Kind extends Filter ? Kind & { readonly facet: NonNullable<Kind['facet']> } : never;
export type FacetFilter = WithFacet<Filter>;

export interface Option {
  readonly value: string;
  readonly label: string;
  /** Null for a choice that the API does not count, such as years that are not a decade. */
  readonly count: number | null;
  readonly chosen: boolean;
  /** What a click changes. */
  readonly change: FilterChange;
}

/** The filters that have a facet, in the order of the panel. */
export const FACET_FILTERS: readonly FacetFilter[] = FILTERS.filter((filter): filter is Extract<typeof filter, FacetFilter> => 'facet' in filter);
/** The facets to request. */
export const FACETS = FACET_FILTERS.map(({ facet }) => facet.name);

/** The options of one facet. Chosen ones that no film has come first, so that they can be removed. */
export function optionsOf(filter: FacetFilter, search: SearchFilters, facets: Facets): readonly Option[] {
  const counts = facets[filter.facet.name] ?? [];
  switch (filter.form) {
    case 'names':
      return nameOptions(filter, search, counts);
    case 'code':
      return codeOptions(filter, search, counts);
    case 'range':
      return rangeOptions(filter, search, counts);
    case 'minimum':
      return minimumOptions(filter, search, counts);
  }
}

const same = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

function nameOptions({ parameter, facet }: WithFacet<NamesFilter>, search: SearchFilters, counts: readonly FacetValue[]): readonly Option[] {
  const names = namesOf(search, parameter);
  const option = (value: string, count: number): Option => {
    const chosen = names.some((name) => same(name, value));
    const change = { [parameter]: chosen ? names.filter((name) => !same(name, value)) : [...names, value] };
    return { value, label: facet.option?.(value) ?? value, count, chosen, change };
  };
  const named = counts.filter(({ value }) => facet.option?.(value) !== null);
  const missing = names.filter((name) => !counts.some(({ value }) => same(value, name)));
  return [...missing.map((name) => option(name, 0)), ...named.map(({ value, count }) => option(value, count))];
}

function codeOptions(filter: WithFacet<CodeFilter>, search: SearchFilters, counts: readonly FacetValue[]): readonly Option[] {
  const current = valueOf(search, filter.parameter);
  const options = counts.flatMap(({ value, count }): Option[] => {
    const label = filter.label(value);
    const chosen = current === value;
    return label === null ? [] : [{ value, label, count, chosen, change: chosen ? without(filter) : { [filter.parameter]: value } }];
  });
  return typeof current === 'string' ? withChosen(options, { value: current, label: filter.label(current) ?? current, count: 0, change: without(filter) }) : options;
}

function rangeOptions(filter: WithFacet<RangeFilter>, search: SearchFilters, counts: readonly FacetValue[]): readonly Option[] {
  const { parameters, facet, label } = filter;
  const [from, to] = [numberOf(search, parameters[0]), numberOf(search, parameters[1])];
  const options = counts
    .map(({ value, count }) => ({ value, count, range: facet.rangeOf(value) }))
    .filter((counted): counted is typeof counted & { range: Range } => counted.range !== null)
    .sort((a, b) => facet.compare(a.range, b.range))
    .map(({ value, count, range }): Option => {
      const chosen = range[0] === from && range[1] === to;
      const change = chosen ? without(filter) : { [parameters[0]]: range[0], [parameters[1]]: range[1] };
      return { value, label: facet.option?.(value) ?? label(...range), count, chosen, change };
    });
  return (from ?? to) === undefined ? options : withChosen(options, { value: facet.name, label: label(from, to), count: null, change: without(filter) });
}

/** The API counts whole points: "7" stands for 7.0–7.9. A minimum of 7 leaves all from there on. */
function minimumOptions(filter: WithFacet<MinimumFilter>, search: SearchFilters, counts: readonly FacetValue[]): readonly Option[] {
  const { parameter, facet } = filter;
  const current = numberOf(search, parameter);
  const options = facet.steps.flatMap((step): Option[] => {
    const count = counts.reduce((sum, one) => (Number(one.value) >= step ? sum + one.count : sum), 0);
    const chosen = current === step;
    if (count === 0 && !chosen) return [];
    return [{ value: String(step), label: facet.option(step), count, chosen, change: chosen ? without(filter) : { [parameter]: step } }];
  });
  return current === undefined ? options : withChosen(options, { value: String(current), label: facet.option(current), count: null, change: without(filter) });
}

const withChosen = (options: readonly Option[], chosen: Omit<Option, 'chosen'>): readonly Option[] =>
  options.some((option) => option.chosen) ? options : [{ ...chosen, chosen: true }, ...options];
