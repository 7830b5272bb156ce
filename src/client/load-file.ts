import type { SearchTransport } from './search-transport.ts';
import { unzip } from './unzip.ts';

/**
 * Files of the search. Whatever does not arrive, or is not what was asked for, is an error: a host may answer with a
 * page and status 200, and a search that went on without a part would say a smaller number.
 */

/** @throws Error if it does not arrive or is no JSON */
export async function loadJson(
  transport: SearchTransport,
  path: string,
  cache?: RequestCache,
): Promise<unknown> {
  return (await loadFile(transport, path, cache)).json();
}

/** @throws Error if it does not arrive */
export const loadText = async (
  transport: SearchTransport,
  path: string,
  cache?: RequestCache,
): Promise<string> => (await loadFile(transport, path, cache)).text();

/** @throws Error if it does not arrive whole */
export async function loadZipped(
  transport: SearchTransport,
  path: string,
  cache?: RequestCache,
): Promise<Uint8Array> {
  const response = await loadFile(transport, path, cache);
  return unzip(new Uint8Array(await response.arrayBuffer()));
}

async function loadFile(
  { base, load }: SearchTransport,
  path: string,
  cache?: RequestCache,
): Promise<Response> {
  const response = await load(new URL(path, base), cache);
  if (!response.ok) throw new Error(`${path}: HTTP ${response.status}`);
  return response;
}
