/** The visitor's country, by the language of the browser: "en-GB" is GB, and plain "de" is DE. Nothing is looked up elsewhere. */
export function region(): string | undefined {
  if (typeof navigator === 'undefined') return undefined;
  try {
    const code = new Intl.Locale(navigator.language).maximize().region;
    return code !== undefined && /^[A-Z]{2}$/.test(code) ? code : undefined;
  } catch {
    return undefined;
  }
}
