import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { formatLocalMoment } from '../base/format-local-day.ts';
import { parseRecord } from '../base/json.ts';
import { orElse } from '../base/or-else.ts';
import type { LoggedAct } from './publish-api.ts';
import { locateHistory } from './save-text-fs.ts';

/**
 * Who published what and when, a line of JSON each, beside the content's history: no output has it, since the same input
 * gives the same bytes whoever publishes it.
 */
const locateLog = (content: string) => path.join(locateHistory(content), '发布记录.jsonl');

/** Adds a line and flushes it. @throws when I/O fails */
export function logAct<Act extends Omit<LoggedAct, 'at'>>(content: string, act: Act, at: Date): void {
  const file = locateLog(content);
  // Of a content that has gone since, none is made anew.
  if (!existsSync(path.dirname(file))) mkdirSync(path.dirname(file));
  const line = { at: formatLocalMoment(at), ...act };
  const handle = openSync(file, 'a');
  try {
    // A line that a kill has cut stays alone.
    writeSync(handle, `${isWholeLine(file) ? '' : '\n'}${JSON.stringify(line)}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

const isWholeLine = (file: string) => /(?:^|\n)$/.test(readFileSync(file, 'utf8'));

/** The newest first; lines that are damaged are left out. */
export function readActs(content: string): LoggedAct[] {
  const text = orElse(() => readFileSync(locateLog(content), 'utf8'), '');
  return text
    .split('\n')
    .flatMap((line) => {
      const act = parseRecord(line);
      return act && isAct(act) ? [act] : [];
    })
    .reverse();
}

const isAct = (act: object): act is LoggedAct => {
  const { at, who, what, reports, fingerprint } = act as Partial<Record<keyof LoggedAct, unknown>>;
  return (
    [at, who, what, fingerprint].every((value) => typeof value === 'string') && typeof reports === 'number'
  );
};
