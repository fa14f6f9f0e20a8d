/** A number with its noun in the right form. */
// Created when first needed: they are slow to create, and the first paint shows no numbers.
let rules: Intl.PluralRules | undefined;
let numbers: Intl.NumberFormat | undefined;

export interface Forms {
  readonly one: string;
  readonly other: string;
}

export const number = (value: number): string => (numbers ??= new Intl.NumberFormat('en')).format(value);

export const count = (value: number, forms: Forms): string =>
  `${number(value)} ${(rules ??= new Intl.PluralRules('en')).select(value) === 'one' ? forms.one : forms.other}`;

export const FILMS: Forms = { one: 'film', other: 'films' };
export const RATINGS: Forms = { one: 'rating', other: 'ratings' };
export const RESULTS: Forms = { one: 'result', other: 'results' };
