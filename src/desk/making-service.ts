/** What somebody was told of a report that was made or not. */
export type Made =
  | { readonly ok: true; readonly id: string; readonly told: string }
  | { readonly ok: false; readonly message: string; readonly remedy?: string };

export interface MakingService {
  createNew(values: { title: string; org: string; year: string }): Promise<Made>;
}
