import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  chooseContentFolder,
  forgetPortal,
  listRemembered,
  rememberPortal,
} from '../../../src/command/last-content-fs.ts';
import { tempFolder } from '../../support/temp-folder.ts';

let project = '';
let reports = '';
let own = '';
const PERSON = { isPerson: true, isRemembering: true };
const SCRIPT = { isPerson: false, isRemembering: true };

beforeEach(async () => {
  project = await tempFolder();
  own = path.join(project, 'src/content');
  reports = path.join(project, '报告');
  for (const content of [own, reports]) await mkdir(path.join(content, 'reports'), { recursive: true });
});

const choose = (typed: string | undefined, memory = PERSON) => chooseContentFolder(project, typed, memory);

describe('the content folder of a command that names none', () => {
  it("is the installation's own at first, without a word", () => {
    expect(choose(undefined)).toEqual({ folder: { absolute: own, label: 'src/content' } });
  });

  it('is for a person the one that was named last, and it is said', () => {
    choose(reports);
    const { folder, remark } = choose(undefined);
    expect(folder.absolute).toBe(reports);
    expect(remark).toContain(`内容文件夹：${folder.label}（没有写 --content，用上次的）`);
    expect(remark).toContain('--content src/content');
  });

  it('is for a script always the same, and the other one is named', () => {
    choose(reports);
    const { folder, remark } = choose(undefined, SCRIPT);
    expect(folder).toEqual({ absolute: own, label: 'src/content' });
    expect(remark).toContain(`上次用的是 ${reports.split(path.sep).join('/')}`);
  });

  it('that has gone is said to have gone, and is not silently another', async () => {
    choose(reports);
    await rm(reports, { recursive: true });
    const { folder, remark } = choose(undefined);
    expect(folder.absolute).toBe(reports);
    expect(remark).toContain('现在找不到');
  });

  it("is the installation's own again when that was named", () => {
    choose(reports);
    choose(own);
    expect(choose(undefined)).toEqual({ folder: { absolute: own, label: 'src/content' } });
  });
});

describe('the memory', () => {
  it('lies in the installation, and never in the content', async () => {
    choose(reports);
    const memory = await readFile(path.join(project, '.cache/portals.json'), 'utf8');
    expect(JSON.parse(memory)).toEqual({ portals: [{ content: reports }] });
  });

  it('keeps no folder that holds no reports: most likely a slip of the pen', () => {
    choose(path.join(project, '没有'));
    expect(choose(undefined).remark).toBeUndefined();
  });

  it('is neither written nor read where the machine has none', () => {
    const none = { isPerson: true, isRemembering: false };
    choose(reports, none);
    expect(choose(undefined).remark).toBeUndefined();
    choose(reports);
    expect(choose(undefined, none)).toEqual({ folder: { absolute: own, label: 'src/content' } });
  });

  it('holds all portals, the last one first, each with where it is published to, until it is taken off', () => {
    const [other, output] = [path.join(project, '别的'), path.join(project, '网站')];
    rememberPortal(project, { content: reports, output });
    rememberPortal(project, { content: other });
    choose(reports);
    expect(listRemembered(project)).toEqual([{ content: reports, output }, { content: other }]);
    forgetPortal(project, reports);
    expect(listRemembered(project)).toEqual([{ content: other }]);
  });

  it('keeps nothing of the demonstration', () => {
    for (const place of ['src/demo', '.cache/例子/内容'])
      rememberPortal(project, { content: path.join(project, place) });
    expect(listRemembered(project)).toEqual([]);
  });

  it.each([
    '',
    '{',
    '[]',
    '{"portals":1}',
    '{"portals":[1,{"content":"a"},{"content":7}]}',
  ])('that is damaged (%s) is as good as none', async (text) => {
    await mkdir(path.join(project, '.cache'));
    await writeFile(path.join(project, '.cache/portals.json'), text);
    expect(choose(undefined)).toEqual({ folder: { absolute: own, label: 'src/content' } });
    choose(reports);
    expect(listRemembered(project)).toEqual([{ content: reports }]);
  });
});
