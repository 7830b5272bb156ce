import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { refuse } from './desk-answers-http.ts';
import type { DeskService } from './desk-service.ts';
import { findStranger, PROOF_PATH, proveToken } from './guard-request.ts';
import { addManualRoutes } from './manual-routes-http.ts';
import { openPortal } from './open-portal-http.ts';
import { renderDeskPage } from './render-desk-page.ts';
import { createRooms } from './rooms-http.ts';

/** A text has at most 20 MB; what is imported, 50. */
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * Nothing of another place, no script and no style that is not the desk's own.
 * @param nonce by which the text editor may add its own styles
 */
const formatPolicy = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    // The text editor sets the places of cursor and lines so.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

export interface DeskAssets {
  readonly script: string;
  readonly styles: string;
}

/**
 * The desk: its page, which anybody on this computer may load and which says nothing of the content, and what the page
 * asks for, which only it gets.
 * @param token of this start
 */
export function createDesk(
  service: DeskService,
  token: string,
  assets: () => Promise<DeskAssets>,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const app = new Hono();

  app.use('*', async (context, next) => {
    await next();
    const { headers } = context.res;
    headers.set('cache-control', 'no-store');
    headers.set('x-content-type-options', 'nosniff');
    headers.set('referrer-policy', 'no-referrer');
    headers.set('cross-origin-resource-policy', 'same-origin');
    headers.set('cross-origin-opener-policy', 'same-origin');
    headers.set('content-security-policy', headers.get('content-security-policy') ?? formatPolicy('none'));
  });
  app.use('/desk/api/*', async (context, next) => {
    const header = (name: string) => context.req.header(name);
    const stranger = findStranger(
      {
        method: context.req.method,
        host: header('host') ?? '',
        origin: header('origin'),
        site: header('sec-fetch-site'),
        token: header('x-gongbao-token'),
      },
      token,
    );
    return stranger === undefined ? next() : context.json(refuse(stranger), 403);
  });
  app.use(
    '/desk/api/*',
    bodyLimit({
      maxSize: MOST_BYTES,
      onError: (context) => context.json(refuse('文件太大，超过 64 MB'), 413),
    }),
  );
  app.onError((error, context) =>
    context.json(refuse(`没有做成：${error.message}`, '再试一次；还是这样，关掉编辑台重新打开'), 500),
  );
  app.notFound((context) => context.json(refuse('没有这个地址'), 404));

  app.get('/desk', (context) => context.redirect('/desk/'));
  app.get('/desk/', (context) => {
    const nonce = randomBytes(16).toString('base64');
    return context.html(renderDeskPage(nonce), 200, { 'content-security-policy': formatPolicy(nonce) });
  });
  app.get(PROOF_PATH, (context) => context.text(proveToken(token, context.req.query('challenge') ?? '')));
  app.get('/desk/desk.js', async (context) =>
    context.body((await assets()).script, 200, { 'content-type': 'text/javascript; charset=utf-8' }),
  );
  app.get('/desk/desk.css', async (context) =>
    context.body((await assets()).styles, 200, { 'content-type': 'text/css; charset=utf-8' }),
  );

  addManualRoutes(app);
  app.route('/desk/api', createRooms(openPortal(service)));

  const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  return async (request, response) => {
    await listener(request, response);
  };
}
