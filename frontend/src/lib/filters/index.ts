/** The filters of a search: one table, and what follows from it. */
export { filterChips, WITHOUT_FILTERS, type FilterChip } from './chips';
export { FACET_FILTERS, FACETS, optionsOf, type FacetFilter, type Facets, type Option } from './facets';
export { FILTER_PARAMETERS, filterParams, hasFilters, readFilters, type FilterChange, type FilterParams } from './state';
export { FILTERS, type SearchFilters } from './table';
export { readNumber, readText, type Raw } from './values';
