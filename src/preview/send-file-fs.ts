import { createReadStream } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { isInside } from '../base/is-inside.ts';
import { parseRange } from './parse-range.ts';

/**
 * Sends a file of the disk, or the part of it that is asked for (RFC 9110 § 14): browsers show a PDF piece by piece.
 * @param how.within folders that no link may lead out of: a file may have been replaced by one since it was looked at
 * @returns whether there is such a file
 */
export async function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  { file, type, within }: { file: string; type: string; within?: readonly string[] },
): Promise<boolean> {
  if (within && !(await isWithin(file, within))) return false;
  const state = await stat(file).catch(() => undefined);
  if (!state?.isFile()) return false;
  const tag = `"${state.mtimeMs}-${state.size}"`;
  const headers = { 'content-type': type, 'cache-control': 'no-cache', etag: tag, 'accept-ranges': 'bytes' };
  if (request.headers['if-none-match'] === tag) {
    response.writeHead(304, headers).end();
    return true;
  }
  const range = parseRange(request.headers.range, state.size);
  if (range === 'unsatisfiable') {
    response.writeHead(416, { ...headers, 'content-range': `bytes */${state.size}` }).end();
    return true;
  }
  const { start, end } = range ?? { start: 0, end: state.size - 1 };
  response.writeHead(range ? 206 : 200, {
    ...headers,
    'content-length': end - start + 1,
    ...(range ? { 'content-range': `bytes ${start}-${end}/${state.size}` } : {}),
  });
  if (request.method === 'HEAD' || state.size === 0) {
    response.end();
    return true;
  }
  // A browser that has seen enough hangs up: no fault.
  await pipeline(createReadStream(file, { start, end }), response).catch(() => response.destroy());
  return true;
}

async function isWithin(file: string, folders: readonly string[]): Promise<boolean> {
  const real = await realpath(file).catch(() => undefined);
  if (real === undefined) return false;
  for (const folder of folders) {
    if (isInside(await realpath(folder).catch(() => folder), real)) return true;
  }
  return false;
}
