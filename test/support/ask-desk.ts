import type { RunningPreview } from './run-preview.ts';

/** Asks the desk as its own page does. @param route below `/desk/api/` */
export async function askDesk<T = Record<string, unknown>>(
  { desk }: RunningPreview,
  method: string,
  route: string,
  body?: string | Uint8Array,
): Promise<{ status: number; value: T }> {
  const { origin, hash } = new URL(desk);
  const headers = {
    origin,
    'x-gongbao-token': hash.slice(1),
    'content-type': 'application/json',
    // A slow server closes one over which it refused a body unread; browsers ask once more then, `fetch` does not.
    connection: 'close',
  };
  const response = await fetch(`${origin}/desk/api/${route}`, { method, headers, ...(body ? { body } : {}) });
  return { status: response.status, value: (await response.json()) as T };
}
