import path from 'node:path';
import { type Context, Hono } from 'hono';
import { findNameFault, quoteName } from '../attachments/publishable-name.ts';
import { createContent } from './create-content-fs.ts';
import { judgeFolder, lookAround } from './describe-folder-fs.ts';
import { readBody, refuse } from './desk-answers-http.ts';
import type { DeskRefusal } from './desk-api.ts';
import type { DeskStart, Opened } from './start-api.ts';
import type { StartService } from './start-service.ts';

/** A place longer than any system has. */
const MOST_CHARACTERS = 4096;

/** 打开网站: where the reports are. Answered also while no portal is open. */
export function createStartRooms(start: StartService): Hono {
  const app = new Hono();
  const answer = (context: Context, opened: Opened) => context.json(opened, opened.ok ? 200 : 409);

  app.get('/start', async (context) => {
    const open = start.open();
    const unopened = start.unopened();
    const places = await start.places();
    const told: DeskStart = {
      ...(open ? { open: { content: open.content, output: open.output } } : {}),
      ...(unopened ? { unopened } : {}),
      places: places.map((place) => ({ ...place, isOpen: place.folder === open?.content })),
      home: unopened?.folder ?? start.home(),
    };
    return context.json(told);
  });

  app.get('/folders', (context) => {
    const typed = readPlace(context.req.query('at'));
    if (typed === undefined) return context.json(WRONG_PLACE, 400);
    return context.json(lookAround(typed));
  });

  app.post('/start/open', async (context) => {
    const { folder, output } = await readBody(context);
    const content = readPlace(folder);
    const target = output === undefined ? undefined : readPlace(output);
    if (!content || target === '') return context.json(WRONG_PLACE, 400);
    const kind = judgeFolder(content);
    if (kind === 'portal') return answer(context, await start.openPortal({ content, output: target }));
    return context.json(CANNOT_OPEN[kind], 409);
  });

  app.post('/start/new', async (context) => {
    const { folder, name = '' } = await readBody(context);
    const place = readPlace(folder);
    if (!place || typeof name !== 'string') return context.json(WRONG_PLACE, 400);
    const wrong = name === '' ? undefined : refuseName(name);
    if (wrong) return context.json(wrong, 400);
    const content = path.join(place, name);
    const fault = createContent(content);
    if (fault) return context.json(fault, 409);
    const opened = await start.openPortal({ content });
    return answer(context, opened.ok ? { ...opened, isNew: true } : opened);
  });

  app.post('/start/example', async (context) => answer(context, await start.openExample()));

  app.post('/start/forget', async (context) => {
    const content = readPlace((await readBody(context)).folder);
    if (!content) return context.json(WRONG_PLACE, 400);
    start.forget(content);
    return context.json({});
  });
  return app;
}

const WRONG_PLACE = refuse(
  '位置没有写全',
  process.platform === 'win32' ? '从盘符写起，例如 D:\\报告' : '从 / 写起，例如 /home/（用户名）/报告',
);

const NAME_REMEDY = '用汉字、字母和数字，例如：政府报告';

/** Why a folder cannot have this name, on whatever system it may be opened later. */
function refuseName(name: string): DeskRefusal | undefined {
  const fault = /[/\\]|^\./.test(name) ? { message: '不是一个名称' } : findNameFault(name);
  return fault && refuse(`文件夹的名称${quoteName(name)}${fault.message}`, NAME_REMEDY);
}

const CANNOT_OPEN = {
  empty: refuse('这个文件夹是空的', '按“在这里新建”，从头开始；或者换一个文件夹'),
  other: refuse(
    '这个文件夹里没有网站的内容：没有叫 reports 的文件夹',
    '选 reports 所在的那一个文件夹；还没有的，在下面新建',
  ),
  output: refuse('这个文件夹里是发布出来的网站，不是写报告的地方', '选放着报告原文的那个文件夹'),
  missing: refuse(
    '找不到这个文件夹：可能改了名，或者 U 盘、网络盘没有接上',
    '接上以后再试；或者在下面一层层点开找',
  ),
  closed: refuse('这个文件夹打不开：没有权限', '换一个自己能打开的文件夹，或者请管电脑的人给权限'),
};

/** @returns an absolute place, the empty text for the top of all; nothing for what is no place */
function readPlace(typed: unknown): string | undefined {
  if (typed === undefined) return '';
  if (typeof typed !== 'string' || typed.length > MOST_CHARACTERS || typed.includes('\0')) return undefined;
  // As copied from Windows' own windows.
  const bare = typed.trim().replace(/^"(.*)"$/, '$1');
  if (bare === '') return '';
  return path.isAbsolute(bare) ? path.resolve(bare) : undefined;
}
