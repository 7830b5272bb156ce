import { randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { formatLocalDay, formatLocalTime } from '../base/format-local-day.ts';
import { formatStamp } from '../base/format-stamp.ts';
import { isRecord } from '../base/json.ts';
import { hasErrors } from '../diagnostics/diagnostic.ts';
import type { ListedReport } from '../load/load-stages-fs.ts';
import { formatUrl } from '../report/urls.ts';
import { createPublishedComparison } from './compare-published.ts';
import { describeFields } from './describe-fields.ts';
import type { DeskPortal, DeskRefusal, DeskReport } from './desk-api.ts';
import type { DeskService } from './desk-service.ts';
import { editField } from './edit-field.ts';
import { findStranger, PROOF_PATH, proveToken } from './guard-request.ts';
import { chooseState, listRows } from './list-rows.ts';
import { renderDeskPage } from './render-desk-page.ts';
import { listVersions, openText, readVersion, saveText } from './save-text-fs.ts';

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
  let comparison = createPublishedComparison(undefined);
  let comparedWith = '';

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

  /** What is published is read again when another build has replaced it. */
  const published = () => {
    const stamp = stampOf(path.join(service.output.absolute, 'catalog.json'));
    if (stamp !== comparedWith) {
      comparison = createPublishedComparison(service.readFormer());
      comparedWith = stamp;
    }
    return comparison;
  };
  /** What each report that is to be published is to what is, in the order of publication. */
  const compareAll = async () => {
    const { compare } = published();
    const pages = service.loaded()?.portal?.reportPages.filter(({ held }) => !held) ?? [];
    const compared = new Map<string, Awaited<ReturnType<typeof compare>>>();
    for (const page of pages) compared.set(page.id, await compare(page));
    return compared;
  };
  const find = (context: Context): ListedReport | undefined => {
    const id = context.req.query('id');
    return service.loaded()?.listed.find((report) => report.id === id);
  };
  const fileOf = ({ folder }: ListedReport) => path.join(folder, 'index.md');
  const gone = (context: Context) =>
    context.json(refuse('没有这篇报告，可能刚被移走或改名', '回到报告列表，从那里打开'), 404);

  app.get('/desk/api/portal', async (context) => {
    const compared = await compareAll();
    const { listed = [], diagnostics = [], portal } = service.loaded() ?? {};
    const { rows, others } = listRows(
      listed,
      diagnostics,
      (id) => compared.get(id)?.state ?? 'new',
      (report) => formatSaved(fileOf(report)),
    );
    const there = new Set(listed.map(({ id }) => id));
    const { former } = published();
    const answer: DeskPortal = {
      name: portal?.site.name ?? '',
      content: service.content.label,
      output: service.output.label,
      revision: service.revision(),
      rows,
      others,
      wasPublished: former !== undefined,
      gone: [...(former?.reports.values() ?? [])].flatMap(({ id, title }) =>
        id !== undefined && !there.has(id) ? [title] : [],
      ),
    };
    return context.json(answer);
  });

  app.get('/desk/api/wait', async (context) => {
    await service.waitFor(Number(context.req.query('revision')));
    return context.json({ revision: service.revision() });
  });

  const describe = async (report: ListedReport): Promise<DeskReport | DeskRefusal> => {
    const opened = openText(fileOf(report));
    if ('message' in opened) return opened;
    const { diagnostics = [], portal } = service.loaded() ?? {};
    const folder = report.file.slice(0, report.file.lastIndexOf('/') + 1);
    const findings = diagnostics.filter(({ file }) => file.startsWith(folder));
    const page = portal?.reportPages.find(({ id, held }) => id === report.id && !held);
    const state = page ? (await published().compare(page)).state : 'new';
    return {
      id: report.id,
      file: report.file,
      ...opened,
      ...describeFields(opened.text, await service.vocabulary()),
      findings,
      url: `/${formatUrl(`reports/${report.id}.html`)}`,
      state: chooseState(report, hasErrors(findings), state),
    };
  };
  app.get('/desk/api/report', async (context) => {
    const report = find(context);
    if (!report) return gone(context);
    const answer = await describe(report);
    return context.json(answer, 'message' in answer ? 409 : 200);
  });

  const save = async (context: Context, report: ListedReport, text: string, base: string) => {
    const saved = saveText(service.content.absolute, fileOf(report), { text, base }, new Date());
    if ('message' in saved) return context.json(saved, 409);
    await service.update([fileOf(report)]);
    return context.json(await describe(report));
  };
  app.put('/desk/api/text', async (context) => {
    const report = find(context);
    if (!report) return gone(context);
    const { text, base } = await readBody(context);
    if (typeof text !== 'string' || typeof base !== 'string') return context.json(refuse('请求不完整'), 400);
    return save(context, report, text, base);
  });
  app.put('/desk/api/field', async (context) => {
    const report = find(context);
    if (!report) return gone(context);
    const { key, values, base } = await readBody(context);
    const isSound = typeof key === 'string' && typeof base === 'string' && isTexts(values);
    if (!isSound) return context.json(refuse('请求不完整'), 400);
    const opened = openText(fileOf(report));
    if ('message' in opened) return context.json(opened, 409);
    const edited = opened.sha256 === base ? editField(opened.text, key, values) : opened.text;
    if (edited === undefined)
      return context.json(
        refuse(`“${key}”没有写进去：这份文件的字段不是通常的写法`, '在右边“文字”里，直接改那一行'),
        409,
      );
    return save(context, report, edited, base);
  });

  app.get('/desk/api/versions', (context) => {
    const report = find(context);
    return report
      ? context.json({ versions: listVersions(service.content.absolute, fileOf(report)) })
      : gone(context);
  });
  app.get('/desk/api/version', (context) => {
    const report = find(context);
    const name = context.req.query('name') ?? '';
    const version = report && readVersion(service.content.absolute, fileOf(report), name);
    return version ? context.json(version) : gone(context);
  });

  app.post('/desk/api/new', async (context) => {
    const { title, org, year } = await readBody(context);
    const values = [title, org, year].map((value) => (typeof value === 'string' ? value.trim() : ''));
    const [name = '', body = '', when = ''] = values;
    if (name === '') return context.json(refuse('还没有写标题', '写报告的大标题'), 400);
    if (when !== '' && !/^(?:19|20|21)\d{2}$/.test(when))
      return context.json(refuse(`年份“${when}”不对`, '写四位数字'), 400);
    const made = await service.createNew({ title: name, org: body, year: when });
    return context.json(made, made.ok ? 200 : 409);
  });
  app.post('/desk/api/import', async (context) => {
    const { file } = await context.req.parseBody();
    if (!(file instanceof File)) return context.json(refuse('没有收到文件'), 400);
    const made = await service.importFile(file.name, new Uint8Array(await file.arrayBuffer()));
    return context.json(made, made.ok ? 200 : 409);
  });

  app.get('/desk/api/changes', async (context) =>
    context.json({ changes: [...(await compareAll()).values()].flatMap(({ change }) => change ?? []) }),
  );
  app.get('/desk/api/run', (context) => context.json(service.run()));
  app.post('/desk/api/build', (context) =>
    service.build() ? context.json(service.run()) : context.json(refuse('正在生成，等它做完'), 409),
  );
  app.post('/desk/api/stop', (context) => {
    service.stop();
    return context.json(service.run());
  });

  const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  return async (request, response) => {
    await listener(request, response);
  };
}

const refuse = (message: string, remedy?: string): DeskRefusal => ({
  message,
  ...(remedy === undefined ? {} : { remedy }),
});

async function readBody(context: Context): Promise<Record<string, unknown>> {
  const value: unknown = await context.req.json().catch(() => undefined);
  return isRecord(value) ? value : {};
}

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string');

function stampOf(file: string): string {
  try {
    return formatStamp(statSync(file));
  } catch {
    return '';
  }
}

function formatSaved(file: string): string {
  try {
    const { mtime } = statSync(file);
    return `${formatLocalDay(mtime)} ${formatLocalTime(mtime).slice(0, 5)}`;
  } catch {
    return '';
  }
}
