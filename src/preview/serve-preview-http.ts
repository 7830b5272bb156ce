import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { escapeHtml } from '../base/escape-html.ts';
import { sayError } from '../base/io-errors.ts';
import type { Answer, PageState, TextAnswer } from './answer.ts';
import type { LiveEvents } from './live-events.ts';
import { LIVE_EVENTS } from './paths.ts';
import { renderNoticePage } from './render-notice-page.ts';
import { resolveRequest } from './resolve-request.ts';
import { sendFile } from './send-file-fs.ts';

/** Ports after the wanted one that are tried. */
const TRIES = 50;

export interface PreviewServer {
  /** Address of the home page. */
  readonly url: string;
  close(): Promise<void>;
}

export interface PreviewContent {
  /** What to send for a path below the portal's root. Rejects for bugs and failed I/O only. */
  answer(path: string): Promise<Answer>;
  stateOf(path: string): Promise<PageState>;
}

export interface ServedPortal {
  readonly content: PreviewContent;
  readonly events: LiveEvents;
  /** Called before a page is sent, and when an open one connects. */
  onVisit(): Promise<void>;
}

/** Answers requests below `/desk`; see `desk/serve-desk-http.ts`. */
type AnswerDesk = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/**
 * Serves a preview to this computer alone.
 * @param served asked for each request; nothing while no portal is open
 * @param options.port the wanted one; if it is taken, the next free one
 */
export async function servePreview(
  served: () => ServedPortal | undefined,
  { port, desk }: { port: number; desk: AnswerDesk },
): Promise<PreviewServer> {
  const server = createServer((request, response) => {
    const answered = /^\/desk(?:[/?]|$)/.test(request.url ?? '')
      ? desk(request, response)
      : respond(request, response, served());
    answered.catch((error: unknown) => {
      send(request, response, createNotice(500, '这一页没有做出来', sayError(error)));
    });
  });
  await listen(server, port);
  const { port: settled } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${settled}/index.html`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function listen(server: Server, port: number): Promise<void> {
  for (let wanted = port; ; wanted += 1) {
    try {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject).listen(wanted, '127.0.0.1', () => {
          server.off('error', reject);
          resolve();
        });
      });
      return;
    } catch (cause) {
      const { code } = cause as NodeJS.ErrnoException;
      // EACCES: Windows keeps ranges of ports for itself, other systems those below 1024.
      const isTaken = code === 'EADDRINUSE' || code === 'EACCES';
      if (isTaken && wanted < Math.min(port + TRIES, 65_535)) continue;
      const reason = isTaken ? `从 ${port} 起的 ${TRIES} 个端口都不能用，请用 --port 换一个` : String(code);
      throw new Error(`预览没有启动：${reason}`, { cause });
    }
  }
}

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  served: ServedPortal | undefined,
): Promise<void> {
  const { method, url, headers } = request;
  const refuse = (status: number, title: string, text: string) =>
    send(request, response, createNotice(status, title, text));
  const target = resolveRequest({ method, url, host: headers.host });
  if (!target.ok) return refuse(target.status, '打不开这个地址', target.message);
  if (!served) return refuse(404, '还没有打开网站', '先在编辑台里选一个放着报告的文件夹。');
  const { content, events, onVisit } = served;
  const { path, query } = target;
  if (path === LIVE_EVENTS) {
    const shown = query.get('page') ?? '';
    events.open(response, shown, { print: query.get('print') ?? '', styles: query.get('styles') ?? '' });
    await onVisit();
    await events.refresh((page) => content.stateOf(page));
    return;
  }
  if (path.endsWith('.html')) await onVisit();
  const answer = await content.answer(path);
  if (!('files' in answer)) return send(request, response, answer);
  const { files, ...how } = answer;
  for (const file of files) if (await sendFile(request, response, { file, ...how })) return;
  refuse(404, '没有这个文件', '它可能刚被改名或删去，保存后会自动更新。');
}

function createNotice(status: number, title: string, text: string): TextAnswer {
  const html = renderNoticePage({ title, html: `<p>${escapeHtml(text)}</p>` });
  return { status, type: 'text/html; charset=utf-8', content: html };
}

function send(request: IncomingMessage, response: ServerResponse, answer: TextAnswer): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const body = typeof answer.content === 'string' ? Buffer.from(answer.content) : answer.content;
  response.writeHead(answer.status, {
    'content-type': answer.type,
    'content-length': body.length,
    'cache-control': answer.isLasting ? 'max-age=31536000, immutable' : 'no-store',
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}
