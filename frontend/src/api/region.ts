/** The visitor's country, by the language of the browser: "en-GB" is GB, and plain "de" is DE. Nothing is looked up elsewhere. */
export function region(): { country?: string } {
  try {
    const [country] = /^[A-Z]{2}$/.exec(new Intl.Locale(navigator.language).maximize().region ?? '') ?? [];
    return country ? { country } : {};
  } catch {
    return {};
  }
}
