import { orElse } from './or-else.ts';

/** What JSON calls an object. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads a JSON object; `undefined` for whatever else the text is: half-written, foreign, empty. */
export function parseRecord(text: string): Record<string, unknown> | undefined {
  const value: unknown = orElse(() => JSON.parse(text), undefined);
  return isRecord(value) ? value : undefined;
}

// What another program wrote, or another version: whatever has not the kind that is asked for is as good as not there.

/** The objects of a list. */
export function readList(value: Readonly<Record<string, unknown>>, key: string): Record<string, unknown>[] {
  const list = value[key];
  return Array.isArray(list) ? list.filter(isRecord) : [];
}

export function readText(value: Readonly<Record<string, unknown>>, key: string): string {
  const text = value[key];
  return typeof text === 'string' ? text : '';
}

export const readStrings = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
