import type { Context } from 'hono';
import { isRecord } from '../base/json.ts';
import type { DeskEntry, DeskFieldChange, DeskRefusal } from './desk-api.ts';

export const refuse = (message: string, remedy?: string): DeskRefusal => ({
  message,
  ...(remedy === undefined ? {} : { remedy }),
});

/** Says what was done or read, or why it was not. */
export const answer = (context: Context, told: object): Response =>
  context.json(told, 'message' in told ? 409 : 200);

/** Of a former state that is asked for by its name. */
export const VERSION_GONE = refuse('以前的这一份不在了', '刷新网页，再从列表里选');

/** Of a content folder that is not there just now. */
export const AWAY = refuse(
  '找不到放报告的文件夹：可能改了名、移走了，或者 U 盘、网络盘没有接上',
  '接上，或者放回原处，就可以接着做；没有存的文字还在这个网页里，先不要关',
);

export const INCOMPLETE = refuse('请求不完整');
export const NO_FILE = refuse('没有收到文件');

/** What a request says; empty if it is no JSON object. */
export async function readBody(context: Context): Promise<Record<string, unknown>> {
  const value: unknown = await context.req.json().catch(() => undefined);
  return isRecord(value) ? value : {};
}

/** The one file that a request brings. */
export async function readFile(context: Context): Promise<{ name: string; bytes: Uint8Array } | undefined> {
  const { file } = await context.req.parseBody();
  return file instanceof File
    ? { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }
    : undefined;
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
