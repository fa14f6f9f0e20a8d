/** The forms a filter can have. `table.ts` declares each filter once; the address, request, chip and facet follow from it. */
import type { Part, SearchParams } from '@/api/types';

/** The name of a filter in the API's requests and in the addresses of the site. */
export type Parameter = keyof SearchParams;
export type Range = readonly [from: number | undefined, to: number | undefined];

interface Common {
  /** The kind of query part that says the same: it chooses the icon. */
  readonly kind: Part['kind'];
}

interface FacetOf {
  /** The facet of the API that counts the films for each choice. */
  readonly name: NonNullable<SearchParams['facets']>[number];
  readonly heading: string;
}

/** Names. */
export interface NamesFilter extends Common {
  readonly form: 'names';
  readonly parameter: Parameter;
  readonly label: (name: string) => string;
  readonly facet?: FacetOf & {
    /** What a choice is called, where names are codes. Null for a code that has no name. */
    readonly option?: (value: string) => string | null;
  };
}

/** One code, such as a language. */
export interface CodeFilter extends Common {
  readonly form: 'code';
  readonly parameter: Parameter;
  readonly pattern: RegExp;
  /** Null for a code that has no name. */
  readonly label: (code: string) => string | null;
  readonly facet?: FacetOf;
}

/** A number between two ends, either of which may be open. */
export interface RangeFilter extends Common {
  readonly form: 'range';
  readonly parameters: readonly [from: Parameter, to: Parameter];
  readonly min: number;
  readonly max: number;
  readonly label: (from: number | undefined, to: number | undefined) => string;
  readonly facet?: FacetOf & {
    /** The range that a counted value stands for. */
    readonly rangeOf: (value: string) => Range | null;
    readonly compare: (a: Range, b: Range) => number;
    /** What a choice is called, where it is not the label of its range. */
    readonly option?: (value: string) => string;
  };
}

/** A minimum. */
export interface MinimumFilter extends Common {
  readonly form: 'minimum';
  readonly parameter: Parameter;
  readonly max: number;
  readonly label: (minimum: number) => string;
  readonly facet?: FacetOf & {
    /** The minimums on offer. */
    readonly steps: readonly number[];
    readonly option: (minimum: number) => string;
  };
}

export type Filter = NamesFilter | CodeFilter | RangeFilter | MinimumFilter;

export const parametersOf = (filter: Filter): readonly Parameter[] => (filter.form === 'range' ? filter.parameters : [filter.parameter]);
