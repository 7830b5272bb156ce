/** 12345 → 12,345, without asking the system for its customs. */
export function formatCount(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/gu, ',');
}
