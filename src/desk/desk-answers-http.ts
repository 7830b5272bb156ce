import type { Context } from 'hono';
import { isRecord } from '../base/json.ts';
import type { DeskEntry, DeskFieldChange, DeskRefusal } from './desk-api.ts';

export const refuse = (message: string, remedy?: string): DeskRefusal => ({
  message,
  ...(remedy === undefined ? {} : { remedy }),
});

export const INCOMPLETE = refuse('请求不完整');

/** What a request says; empty if it is no JSON object. */
export async function readBody(context: Context): Promise<Record<string, unknown>> {
  const value: unknown = await context.req.json().catch(() => undefined);
  return isRecord(value) ? value : {};
}

export const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string');

const isEntry = (value: unknown): value is DeskEntry =>
  typeof value === 'string' ||
  (isRecord(value) && Object.values(value).every((part) => typeof part === 'string'));

export const isChanges = (value: unknown): value is DeskFieldChange[] =>
  Array.isArray(value) &&
  value.every(
    (change) =>
      isRecord(change) &&
      typeof change.key === 'string' &&
      Array.isArray(change.values) &&
      change.values.every(isEntry),
  );
