/**
 * Every sentence that a visitor reads. One object a feature, so that a page loads only the sentences it shows and two
 * people can write at once. A text with something in it is a function; its arguments say what.
 *
 * ```ts
 * import { searchTexts } from '@/lib/texts';
 * searchTexts.headingFor(q)
 * ```
 */
export * from './en';
