import type { Correction } from '../report/report.ts';

/** One entry of 修订记录 on one line. */
export function formatCorrection({ date, what, why }: Correction): string {
  return `${date} ${what}（${formatReason({ why })}）`;
}

/** The reason as pages show it. */
export function formatReason({ why }: Pick<Correction, 'why'>): string {
  return `原因：${why}`;
}
