import { orElse } from '../base/or-else.ts';
import type { Answer, DeskFieldChange, DeskRefusal, DeskReport } from '../desk/desk-api.ts';
import { PORTAL_HEADER } from '../desk/start-api.ts';

const KEY = 'gongbao-desk';

/** The portal that this page was opened for: what it asks later is about that one. */
let openPortal: string | undefined;

/** For browsers that store nothing, such as one that blocks all cookies: it is gone with the page. */
let ownToken = '';

/** The address that the starter opens carries the token; it stays with this browser and out of the address. */
export function takeToken(): void {
  const token = /^#([\w-]{32})$/.exec(location.hash)?.[1];
  if (token === undefined) return;
  ownToken = token;
  try {
    localStorage.setItem(KEY, token);
  } catch {
    // See readToken.
  }
  history.replaceState(null, '', location.pathname);
}

/** That of the latest start, which another tab may have been opened by. */
const readToken = (): string => orElse(() => localStorage.getItem(KEY) ?? '', ownToken);

export async function ask<T>(path: string, init: RequestInit = {}): Promise<Answer<T>> {
  const headers = new Headers(init.headers);
  headers.set('x-gongbao-token', readToken());
  if (openPortal !== undefined) headers.set(PORTAL_HEADER, openPortal);
  try {
    const response = await fetch(`api/${path}`, { ...init, headers });
    openPortal ??= response.headers.get(PORTAL_HEADER) ?? undefined;
    const value = (await response.json()) as T & DeskRefusal;
    return response.ok ? { ...value, ok: true } : { ...value, ok: false, status: response.status };
  } catch {
    return {
      ok: false,
      status: 0,
      message: '编辑台没有回答：它可能已经关掉了',
      remedy: '双击“打开编辑台”重新打开；这个网页里没有存的文字还在，先不要关',
    };
  }
}

export const send = <T>(method: 'POST' | 'PUT', path: string, body: unknown) =>
  ask<T>(path, { method, body: JSON.stringify(body), headers: { 'content-type': 'application/json' } });

export function sendFile<T>(path: string, file: File): Promise<Answer<T>> {
  const body = new FormData();
  body.append('file', file);
  return ask<T>(path, { method: 'POST', body });
}

/** The address of what belongs to a report. */
export const byId = (path: string, id: string) => `${path}?id=${encodeURIComponent(id)}`;

export const askReport = (id: string) => ask<DeskReport>(byId('report', id));
export const putText = (id: string, text: string, base: string) =>
  send<DeskReport>('PUT', byId('text', id), { text, base });
export const putFields = (id: string, changes: readonly DeskFieldChange[], base: string) =>
  send<DeskReport>('PUT', byId('fields', id), { changes, base });
