/** What filters are called, in chips and facets. */
/** "2 hours", "1 h 45 min", "80 minutes". */
function minutes(value: number): string {
  if (value < 60 || (value < 120 && value % 60 !== 0)) return `${value} minutes`;
  const hours = Math.floor(value / 60);
  const rest = value % 60;
  if (rest === 0) return hours === 1 ? '1 hour' : `${hours} hours`;
  return rest === 30 ? `${hours}½ hours` : `${hours} h ${rest} min`;
}

function range(from: number | undefined, to: number | undefined, texts: { from: (n: number) => string; to: (n: number) => string; both: (a: number, b: number) => string }) {
  if (from !== undefined && to !== undefined) return texts.both(from, to);
  return from === undefined ? texts.to(to ?? 0) : texts.from(from);
}

export const filterTexts = {
  facets: {
    genres: 'Genre',
    decade: 'Decade',
    language: 'Original language',
    country: 'Country',
    spokenLanguage: 'Spoken language',
    studio: 'Studio',
    series: 'Series',
    certificate: 'Certificate',
    runtime: 'Length',
    rating: 'Rating',
  },
  not: (what: string) => `not ${what}`,
  without: (what: string) => `without ${what}`,
  like: (film: string) => `like ${film}`,
  directedBy: (who: string) => `directed by ${who}`,
  writtenBy: (who: string) => `written by ${who}`,
  country: (country: string) => `from ${country}`,
  spoken: (language: string) => `${language} spoken`,
  series: (name: string) => `${name} series`,
  certificate: (name: string) => `rated ${name}`,
  notCertificate: (name: string) => `not rated ${name}`,
  years: (from?: number, to?: number) =>
    range(from, to, {
      both: (a, b) => (a === b ? String(a) : `${a}–${b}`),
      from: (year) => `${year} or later`,
      to: (year) => `${year} or earlier`,
    }),
  runtime: (from?: number, to?: number) =>
    range(from, to, {
      both: (a, b) => `${a}–${b} minutes`,
      from: (value) => `${minutes(value)} or longer`,
      to: (value) => `under ${minutes(value + 1)}`,
    }),
  ratedFrom: (rating: number) => `rated ${rating} or higher`,
  ratingOption: (rating: number) => `${rating} or higher`,
} as const;
