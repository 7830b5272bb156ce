/** A part of a portal's work, as it lies in Redis: numbers, names and hashes, nothing that is run or opened. */
export interface FarmTask {
  readonly index: number;
  readonly count: number;
  /** Hash of the program, and of texts and settings: another one would make something else. */
  readonly program: string;
  readonly content: string;
  /** As the coordinator was told. */
  readonly siteUrl?: string;
  readonly withoutPdf: boolean;
  /** The moment of the coordinator's run: the machines' clocks may differ. */
  readonly at: string;
}

/** What came of a part, for whoever waits for all of them. */
export interface FarmAnswer {
  /** Who has made it. */
  readonly by: string;
  readonly reports: number;
  /** Whether its reports have errors: then nothing was made. */
  readonly isUnsound: boolean;
}

/** Why a machine did not take a part. */
export interface FarmRefusal {
  readonly by: string;
  readonly reason: string;
}

/** @returns nothing for what no coordinator of this version has written */
export function parseFarmTask(value: unknown): FarmTask | undefined {
  const { index, count, program, content, siteUrl, withoutPdf, at } = Object(value) as Record<
    string,
    unknown
  >;
  const areNumbers = [index, count].every((one) => Number.isSafeInteger(one) && Number(one) >= 1);
  const areHashes = [program, content].every((one) => typeof one === 'string' && /^[\da-f]{64}$/.test(one));
  if (!areNumbers || !areHashes || Number(index) > Number(count) || typeof withoutPdf !== 'boolean')
    return undefined;
  if (typeof at !== 'string' || !/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/.test(at)) return undefined;
  if (siteUrl !== undefined && typeof siteUrl !== 'string') return undefined;
  return {
    ...{ index: Number(index), count: Number(count), program: String(program), content: String(content) },
    ...(siteUrl === undefined ? {} : { siteUrl }),
    withoutPdf,
    at,
  };
}

export const nameTask = ({ index, count }: Pick<FarmTask, 'index' | 'count'>): string =>
  `第 ${index}/${count} 份`;
