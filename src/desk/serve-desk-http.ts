import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { describeDiskFault, explainIoError, isIoError } from '../base/io-errors.ts';
import { DROPPED } from './archive-routes-http.ts';
import { AWAY, refuse } from './desk-answers-http.ts';
import type { DeskService } from './desk-service.ts';
import { findStranger, PROOF_PATH, proveToken } from './guard-request.ts';
import { addManualRoutes } from './manual-routes-http.ts';
import { openPortal } from './open-portal-http.ts';
import { renderDeskPage } from './render-desk-page.ts';
import { createRooms } from './rooms-http.ts';
import { createShownFiles, SHOWN_FILES } from './shown-files.ts';
import { NO_PORTAL, OTHER_PORTAL, PORTAL_HEADER } from './start-api.ts';
import { createStartRooms } from './start-routes-http.ts';
import type { StartService } from './start-service.ts';

/** A text has at most 20 MB; a document with what lies beside it, and an attachment, may be larger. */
const [MOST_BYTES, MOST_SENT] = [64 * 1024 * 1024, 512 * 1024 * 1024];
const SENDS_FILES = /^\/desk\/api\/(?:import|attachments)\//;

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

const CLOSED = refuse('还没有打开网站', '选一个放着报告的文件夹，或者新建一个');
const CHANGED = refuse(
  '编辑台已经换成另一个网站，这个网页是以前那个网站的',
  '没有存的文字还在这个网页里：先抄下来，再刷新网页',
);

/** What is answered while the content is away: that it is, and how far a command has come. */
const ANSWERED = /^(?:GET .*\/(?:portal|wait|run)|POST .*\/stop)$/;

export interface DeskAssets {
  readonly script: string;
  readonly styles: string;
}

/** Whatever cannot be answered is said in words. */
export function createApp(): Hono {
  const app = new Hono();
  app.onError((error, context) => {
    const fault = describeDiskFault(error) ?? (isIoError(error) ? explainIoError(error) : undefined);
    return context.json(
      fault === undefined
        ? refuse(`没有做成：${error.message}`, '再试一次；还是这样，关掉编辑台重新打开')
        : refuse(`没有做成：${fault}`, '照上面说的处理以后，再做一次'),
      500,
    );
  });
  app.notFound((context) => context.json(refuse('没有这个地址'), 404));
  return app;
}

export interface DeskParts {
  /** Of the portal that is open; another one after another was opened. */
  service(): DeskService | undefined;
  readonly start: StartService;
}

/**
 * The desk: its page, which anybody on this computer may load and which says nothing of the content, and what the page
 * asks for, which only it gets.
 * @param token of this start
 */
export function createDesk(
  { service, start }: DeskParts,
  token: string,
  assets: () => Promise<DeskAssets>,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const app = createApp();

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
  const [limitTexts, limitFiles] = [MOST_BYTES, MOST_SENT].map((maxSize) =>
    bodyLimit({
      maxSize,
      onError: (context) => context.json(refuse(`文件太大，超过 ${maxSize / 1024 / 1024} MB`), 413),
    }),
  ) as [MiddlewareHandler, MiddlewareHandler];
  // What is dropped to be verified goes to the disk as it comes, and is bounded there.
  app.use('/desk/api/*', (context, next) => {
    const { path } = context.req;
    if (path === `/desk/api${DROPPED}`) return next();
    return (SENDS_FILES.test(path) ? limitFiles : limitTexts)(context, next);
  });
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

  const shownFiles = createShownFiles();
  app.get(`${SHOWN_FILES}/:key/:name`, async (context) => {
    const shown = shownFiles.find(context.req.param('key'));
    if (!shown) return context.text('这个文件是以前打开的，回到编辑台再打开一次', 404);
    const bytes = await readFile(shown.file);
    // A browser's own viewer of PDF is an object with styles.
    const policy = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'";
    return context.body(bytes, 200, { 'content-type': shown.type, 'content-security-policy': policy });
  });
  addManualRoutes(app);
  // A page that was opened for another portal must not save its texts into this one.
  app.use('/desk/api/*', async (context, next) => {
    const meant = context.req.header(PORTAL_HEADER);
    const key = start.open()?.key ?? '';
    if (meant !== undefined && meant !== key) return context.json(CHANGED, OTHER_PORTAL);
    await next();
    context.res.headers.set(PORTAL_HEADER, key);
    return undefined;
  });
  app.route('/desk/api', createStartRooms(start));
  let rooms: { of: DeskService; app: Hono } | undefined;
  app.all('/desk/api/*', (context) => {
    const open = service();
    if (!open) return context.json(CLOSED, NO_PORTAL);
    const { method, path } = context.req;
    if (open.isAway() && !ANSWERED.test(`${method} ${path}`)) return context.json(AWAY, 503);
    if (rooms?.of !== open)
      rooms = { of: open, app: createApp().route('/desk/api', createRooms(openPortal(open, shownFiles))) };
    return rooms.app.fetch(context.req.raw);
  });

  return getRequestListener(app.fetch, { overrideGlobalObjects: false });
}
