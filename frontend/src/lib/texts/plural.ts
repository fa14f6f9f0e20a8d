/** A number with its noun, in the form that the language wants. */
const RULES = new Intl.PluralRules('en');
const NUMBER = new Intl.NumberFormat('en');

export interface Forms {
  readonly one: string;
  readonly other: string;
}

export const number = (value: number): string => NUMBER.format(value);

export const count = (value: number, forms: Forms): string =>
  `${number(value)} ${RULES.select(value) === 'one' ? forms.one : forms.other}`;

export const FILMS: Forms = { one: 'film', other: 'films' };
export const RATINGS: Forms = { one: 'rating', other: 'ratings' };
