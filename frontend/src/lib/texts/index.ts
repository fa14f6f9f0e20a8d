/**
 * Every text that a visitor reads. There is one object per feature, so that a page loads only its own texts. A text with
 * values in it is a function.
 *
 * ```ts
 * import { searchTexts } from '@/lib/texts';
 * searchTexts.found(total)
 * ```
 */
export * from './en';
