/** The filters of an address: reading them, and sending them to the API. */
import type { SearchParams } from '@/api/types';

import { parametersOf, type Filter } from './form';
import { FILTERS, type SearchFilters } from './table';
import { readNames, readNumber, readText, type Raw } from './values';

/** Changed filters. `undefined` removes one. */
export type FilterChange = { readonly [Key in keyof SearchFilters]?: SearchFilters[Key] | undefined };
export type FilterValue = readonly string[] | string | number;

/** The parameters of all filters, in the order in which an address lists them. */
export const FILTER_PARAMETERS: readonly string[] = FILTERS.flatMap((filter: Filter) => parametersOf(filter));

export const valueOf = (filters: SearchFilters, parameter: string): FilterValue | undefined =>
  (filters as Readonly<Record<string, FilterValue | undefined>>)[parameter];
export const namesOf = (filters: SearchFilters, parameter: string): readonly string[] => {
  const value = valueOf(filters, parameter);
  return Array.isArray(value) ? (value as readonly string[]) : [];
};
export const numberOf = (filters: SearchFilters, parameter: string): number | undefined => {
  const value = valueOf(filters, parameter);
  return typeof value === 'number' ? value : undefined;
};

export function readFilters(raw: Raw): SearchFilters {
  return Object.assign({}, ...FILTERS.map((filter) => read(filter, raw))) as SearchFilters;
}

/** Only the filters of a search. */
export const filtersOf = (search: SearchFilters): SearchFilters =>
  Object.fromEntries(Object.entries(search).filter(([key]) => FILTER_PARAMETERS.includes(key)));

export const hasFilters = (search: SearchFilters): boolean => FILTER_PARAMETERS.some((parameter) => valueOf(search, parameter) !== undefined);

export type FilterParams = Pick<SearchParams, keyof SearchFilters>;

/** The filters as the API's parameters. */
export const filterParams = (search: SearchFilters): FilterParams => filtersOf(search) as FilterParams;

function read(filter: Filter, raw: Raw): Readonly<Record<string, FilterValue>> {
  switch (filter.form) {
    case 'names': {
      const names = readNames(raw[filter.parameter]);
      return names.length > 0 ? { [filter.parameter]: names } : {};
    }
    case 'code': {
      const code = readText(raw[filter.parameter]).trim().toLowerCase();
      return filter.pattern.test(code) ? { [filter.parameter]: code } : {};
    }
    case 'range': {
      const { parameters, min, max } = filter;
      const [low, high] = parameters.map((parameter) => readNumber(raw[parameter], min, max, 0)) as [number | null, number | null];
      // The two ends the wrong way round can only mean one thing.
      const [from, to] = low !== null && high !== null && low > high ? [high, low] : [low, high];
      return { ...(from === null ? {} : { [parameters[0]]: from }), ...(to === null ? {} : { [parameters[1]]: to }) };
    }
    case 'minimum': {
      const minimum = readNumber(raw[filter.parameter], 0, filter.max, 1);
      return minimum !== null && minimum > 0 ? { [filter.parameter]: minimum } : {};
    }
  }
}
