import { createHmac, timingSafeEqual } from 'node:crypto';
import { OWN_HOST } from '../preview/resolve-request.ts';

/**
 * Who may talk to the desk: pages of this very server, on this computer, that know the token of this start. A page of
 * another site can send requests here, and have a name of its own lead here (DNS rebinding), but it cannot read the
 * token, nor set the header that carries it without asking first.
 */
export interface Caller {
  readonly method: string;
  readonly host: string;
  /** Header `Origin`; browsers send it with everything that could change something. */
  readonly origin: string | undefined;
  /** Header `Sec-Fetch-Site`. */
  readonly site: string | undefined;
  readonly token: string | undefined;
}

/** Where a second start asks for `proveToken`. */
export const PROOF_PATH = '/desk/proof';

/** @returns why the caller gets no answer; Chinese */
export function findStranger(
  { method, host, origin, site, token }: Caller,
  expected: string,
): string | undefined {
  if (!OWN_HOST.test(host)) return '编辑台只在这台电脑上用，地址要以 127.0.0.1 或 localhost 开头。';
  if (origin !== undefined && origin !== `http://${host}`) return '这个请求来自别的网页，没有照办。';
  if (site !== undefined && site !== 'same-origin') return '这个请求来自别的网页，没有照办。';
  if (token === undefined || !isSame(token, expected))
    return '编辑台重新启动过，这个网页是以前打开的：关掉它，双击“打开编辑台”重新打开。';
  if (method !== 'GET' && origin === undefined) return '这个请求没有说明来自哪个网页，没有照办。';
  return undefined;
}

function isSame(a: string, b: string): boolean {
  const [one, other] = [Buffer.from(a), Buffer.from(b)];
  return one.length === other.length && timingSafeEqual(one, other);
}

/** Shows that one knows the token without telling it: whoever asks may not be who he seems, and neither who answers. */
export const proveToken = (token: string, challenge: string): string =>
  createHmac('sha256', token).update(challenge).digest('base64url');
