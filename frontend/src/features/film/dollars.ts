/** Sums of money as people read them. */
/** "$63 million", "$850,000". */
export function dollars(amount: number | null | undefined): string | null {
  if (amount == null || amount <= 0) return null;
  return new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD', maximumFractionDigits: amount < 1e7 && amount >= 1e6 ? 1 : 0, ...(amount >= 1e6 ? { notation: 'compact', compactDisplay: 'long' } : {}) }).format(amount);
}
