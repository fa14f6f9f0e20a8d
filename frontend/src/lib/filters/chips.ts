/** The filters of a search as removable chips. */
import { parametersOf, type Filter } from './form';
import { namesOf, numberOf, valueOf, type FilterChange } from './state';
import { FILTERS, type SearchFilters } from './table';

export interface FilterChip {
  readonly kind: Filter['kind'];
  readonly label: string;
  /** What removing it changes. */
  readonly without: FilterChange;
}

export const filterChips = (search: SearchFilters): readonly FilterChip[] => FILTERS.flatMap((filter) => chipsOf(filter, search));

/** The change that removes all filters. */
export const WITHOUT_FILTERS: FilterChange = Object.assign({}, ...FILTERS.map(without)) as FilterChange;

export function without(filter: Filter): FilterChange {
  return Object.fromEntries(parametersOf(filter).map((parameter) => [parameter, undefined]));
}

function chipsOf(filter: Filter, search: SearchFilters): readonly FilterChip[] {
  const chip = (label: string, change = without(filter)): FilterChip => ({ kind: filter.kind, label, without: change });
  switch (filter.form) {
    case 'names': {
      const names = namesOf(search, filter.parameter);
      return names.map((name) => chip(filter.label(name), { [filter.parameter]: names.filter((other) => other !== name) }));
    }
    case 'code': {
      const code = valueOf(search, filter.parameter);
      return typeof code === 'string' ? [chip(filter.label(code) ?? code)] : [];
    }
    case 'range': {
      const [from, to] = [numberOf(search, filter.parameters[0]), numberOf(search, filter.parameters[1])];
      return (from ?? to) === undefined ? [] : [chip(filter.label(from, to))];
    }
    case 'minimum': {
      const minimum = numberOf(search, filter.parameter);
      return minimum === undefined ? [] : [chip(filter.label(minimum))];
    }
  }
}
