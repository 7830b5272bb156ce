import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setImmediate as turnOfLoop } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { createPortalLoader } from '../../../src/load/load-portal-fs.ts';
import { EXAMPLE_CONTENT, PROJECT } from '../../support/contents.ts';
import { showPortal } from '../../support/show-portal.ts';
import { tempFolder } from '../../support/temp-folder.ts';

async function openContent() {
  const content = path.join(await tempFolder(), '内容');
  await cp(EXAMPLE_CONTENT, content, { recursive: true });
  const options = { mode: 'preview', project: PROJECT, content, label: '内容' } as const;
  const loader = createPortalLoader(options);
  const at = (...names: string[]) => path.join(content, ...names);
  await loader.load();
  /** Loads what changed, with and without a word of what it was, and all anew: the three have to agree. */
  const load = async (...paths: string[]) => {
    const told = await loader.load({ paths });
    const found = await loader.load();
    const fresh = await createPortalLoader(options).load();
    const expected = await showPortal(fresh);
    expect(await showPortal(told)).toEqual(expected);
    expect(await showPortal(found)).toEqual(expected);
    return told;
  };
  const replace = async (file: string, from: string | RegExp, to: string) => {
    const text = await readFile(file, 'utf8');
    const changed = text.replace(from, to);
    expect(changed).not.toBe(text);
    await writeFile(file, changed);
  };
  return { at, load, loader, replace };
}

async function exposeGarbageCollector() {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  return async () => {
    // What was used in this turn of the loop is held until the next.
    for (let turn = 0; turn < 3; turn += 1) {
      await turnOfLoop();
      collect();
    }
  };
}

const ids = (loaded: { portal?: { reports: { id: string }[] } | undefined }) =>
  loaded.portal?.reports.map(({ id }) => id).sort();

describe('a portal loaded again', () => {
  it('is what a fresh load gives after a text was edited, broken and mended', async () => {
    const { at, load, replace } = await openContent();
    const file = at('reports/2020/shili/index.md');
    await replace(file, '示例监管有待加强。', '示例监管已经加强。');
    const edited = await load(file);
    expect(JSON.stringify(await showPortal(edited))).toContain('示例监管已经加强。');

    await replace(file, '发布日期: 2021-03-01', '发布日期: 2021-03');
    const broken = await load(file);
    expect(broken.portal).toBeUndefined();
    expect(broken.diagnostics.some(({ rule, level }) => level === 'error' && rule === 'date-format')).toBe(
      true,
    );

    await replace(file, '发布日期: 2021-03\n', '发布日期: 2021-03-02\n');
    expect((await load(file)).portal?.reports.find(({ id }) => id === '2020/shili')?.fields.date).toBe(
      '2021-03-02',
    );
  });

  it('knows reports that are added, renamed and deleted', async () => {
    const { at, load } = await openContent();
    await mkdir(at('reports/2023/xin'), { recursive: true });
    await cp(at('reports/2022/zhangtiao/index.md'), at('reports/2023/xin/index.md'));
    expect(ids(await load(at('reports/2023'), at('reports/2023/xin/index.md')))).toContain('2023/xin');

    await rename(at('reports/2023/xin'), at('reports/2023/geng-xin'));
    const renamed = ids(await load(at('reports/2023/xin'), at('reports/2023/geng-xin/index.md')));
    expect(renamed).toContain('2023/geng-xin');
    expect(renamed).not.toContain('2023/xin');

    await rm(at('reports/2023'), { recursive: true });
    expect(ids(await load(at('reports/2023/geng-xin/index.md')))).not.toContain('2023/geng-xin');
  });

  it('forgets what is deleted', async () => {
    const { at, load, loader } = await openContent();
    const collectGarbage = await exposeGarbageCollector();
    const hold = async (id: string) => {
      const loaded = await loader.load();
      const shown = loaded.portal?.reports.find((one) => one.id === id);
      if (!shown) throw new Error(`no report ${id}`);
      return [shown, shown.fields, shown.terms].map((value) => new WeakRef<object>(value));
    };
    const gone = await hold('2022/zhangtiao');
    const staying = await hold('2020/shili');
    await rm(at('reports/2022/zhangtiao'), { recursive: true });
    await load(at('reports/2022/zhangtiao/index.md'));
    await collectGarbage();
    expect(gone.map((reference) => reference.deref() !== undefined)).toEqual([false, false, false]);
    expect(staying[1]?.deref()).toBeDefined();
  });

  it('knows attachments that are added, replaced, renamed and deleted', async () => {
    const { at, load } = await openContent();
    const folder = at('reports/2020/shili/attachments');
    const names = async (...paths: string[]) =>
      (await load(...paths)).portal?.reports
        .find(({ id }) => id === '2020/shili')
        ?.downloads.filter(({ form }) => !form)
        .map(({ name, bytes }) => `${name} ${bytes}`);
    await mkdir(folder);
    const file = path.join(folder, '说明.txt');
    await writeFile(file, '示例说明\n');
    expect(await names(folder, file)).toEqual(['说明.txt 13']);
    await writeFile(file, '示例说明，改了\n');
    expect(await names(file)).toEqual(['说明.txt 22']);
    await rename(file, path.join(folder, '新名.txt'));
    expect(await names(file, path.join(folder, '新名.txt'))).toEqual(['新名.txt 22']);
    await rm(folder, { recursive: true });
    expect(await names(path.join(folder, '新名.txt'), folder)).toEqual([]);
  });

  it('looks again at a link to a report when that report goes and comes back', async () => {
    const { at, load, replace } = await openContent();
    const file = at('reports/2020/shili/index.md');
    await replace(file, '示例监管有待加强。', '见[通知](../../2022/zhangtiao/index.md)。');
    expect((await load(file)).portal).toBeDefined();
    await rename(at('reports/2022/zhangtiao'), at('zhangtiao'));
    const gone = await load(at('reports/2022/zhangtiao/index.md'));
    expect(gone.diagnostics.map(({ rule }) => rule)).toContain('report-missing');
    await rename(at('zhangtiao'), at('reports/2022/zhangtiao'));
    expect((await load(at('reports/2022/zhangtiao/index.md'))).portal).toBeDefined();
  });

  it('follows the settings: name, address, rules of the check and what fields allow', async () => {
    const { at, load } = await openContent();
    const settings = JSON.parse(await readFile(at('site.json'), 'utf8')) as Record<string, unknown>;
    const write = (more: object) => writeFile(at('site.json'), JSON.stringify({ ...settings, ...more }));
    await write({ name: '另一个示例公报', url: 'https://ling.example/' });
    const named = await load(at('site.json'));
    expect(named.portal?.site.name).toBe('另一个示例公报');
    expect(named.portal?.reports[0]?.qr?.address).toMatch(/^https:\/\/ling\.example\//);
    await writeFile(at('site.json'), '{ "name": ');
    expect((await load(at('site.json'))).portal).toBeUndefined();
    await write({ attachmentMaxMegabytes: 0.000001 });
    await load(at('site.json'));
    await write({});
    expect((await load(at('site.json'))).portal).toBeDefined();
  });

  it('is not confused by a file that is saved with the same size in the same instant', async () => {
    const { at, load, replace } = await openContent();
    const file = at('reports/2020/shili/index.md');
    for (const [from, to] of [
      ['示例监管有待加强。', '示例监管已经加强。'],
      ['示例监管已经加强。', '示例监管再次加强。'],
    ] as const) {
      await replace(file, from, to);
      expect(JSON.stringify(await showPortal(await load(file)))).toContain(to);
    }
  });
});
