import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, parse } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  checkOutputFile,
  checkOutputFolder,
  checkReplaceable,
} from '../../../src/publish/output-guard-fs.ts';
import { createTempFolder } from '../../fixtures/publish/temp-folder.ts';
import { canLink } from '../../support/can-link.ts';

/** A project with content, and folders of all kinds around. */
function createProject() {
  const base = createTempFolder();
  const project = join(base, '项目');
  const content = join(project, 'src/content');
  mkdirSync(join(content, 'reports'), { recursive: true });
  const make = (path: string, files: Record<string, string> = {}) => {
    const folder = join(base, path);
    mkdirSync(folder, { recursive: true });
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    return folder;
  };
  return {
    base,
    project,
    content,
    make,
    check: (output: string) => checkOutputFolder(output, content, project),
  };
}

const OURS = { 'catalog.json': '{"site":{},"generator":"gongbao","reports":[]}', 'index.html': '' };

describe('checkOutputFolder allows', () => {
  it('a new folder in the project, and one whose parents do not exist either', () => {
    const { project, base, check } = createProject();
    expect(check(join(project, 'dist'))).toBeUndefined();
    expect(check(join(base, '新/更新/dist'))).toBeUndefined();
  });

  it('an empty folder and a former output', () => {
    const { make, check } = createProject();
    expect(check(make('空'))).toBeUndefined();
    expect(check(make('旧', OURS))).toBeUndefined();
  });

  it.runIf(canLink.folders)('a link to a former output', () => {
    const { base, make, check } = createProject();
    symlinkSync(make('旧', OURS), join(base, 'link'), 'junction');
    expect(check(join(base, 'link'))).toBeUndefined();
  });

  it('a neighbour whose name begins like the content folder’s', () => {
    const { content, check } = createProject();
    expect(check(`${content}-dist`)).toBeUndefined();
  });
});

describe('checkOutputFolder refuses', () => {
  it('the root of the disk, the home folder and what is above it', () => {
    // Elsewhere than the temporary folder, which on Windows lies in the home folder.
    const { root } = parse(homedir());
    const check = (output: string) =>
      checkOutputFolder(output, join(root, '示例/内容'), join(root, '示例/项目'));
    expect(check(root)?.rule).toBe('output-is-root');
    expect(check(homedir())?.rule).toBe('output-holds-source');
    expect(check(homedir())?.message).toContain('你的个人文件夹');
    expect(['output-holds-source', 'output-is-root']).toContain(check(dirname(homedir()))?.rule);
  });

  it('the project, the content folder and what holds them, even when it looks like an output', () => {
    const { base, project, content, make, check } = createProject();
    make('', OURS);
    make('项目', OURS);
    make('项目/src/content', OURS);
    for (const folder of [base, project, dirname(content), content]) {
      expect(check(folder)?.rule).toBe('output-holds-source');
    }
    expect(check(join(project, 'src/../src/content/.'))?.rule).toBe('output-holds-source');
  });

  it('a folder inside the content folder, there or not', () => {
    const { content, make, check } = createProject();
    expect(check(join(content, 'dist'))?.rule).toBe('output-in-content');
    expect(check(make('项目/src/content/旧', OURS))?.rule).toBe('output-in-content');
  });

  it('a folder inside another portal, there or not: the next build of that one would take it away', () => {
    const { base, make, check } = createProject();
    const portal = make('网站', OURS);
    make('网站/教育局', OURS);
    for (const place of ['网站/教育局', '网站/没有/还没有'])
      expect(check(join(base, place))).toEqual({
        rule: 'output-in-site',
        message: `输出文件夹“${join(base, place)}”在另一个生成的网站里（${portal}），那个网站下一次生成就没有了`,
        remedy: '写到那个网站的文件夹外面，例如放在它旁边',
      });
  });

  it.runIf(canLink.folders)('the same through links, also one that dangles', () => {
    const { base, project, content, check } = createProject();
    symlinkSync(project, join(base, 'to-project'), 'junction');
    symlinkSync(join(content, 'reports'), join(base, 'to-reports'), 'junction');
    symlinkSync(join(content, '还没有'), join(base, 'dangling'), 'junction');
    expect(check(join(base, 'to-project'))?.rule).toBe('output-holds-source');
    expect(check(join(base, 'to-reports/dist'))?.rule).toBe('output-in-content');
    expect(check(join(base, 'dangling'))?.rule).toBe('output-in-content');
  });

  it('a file, and a path that leads through a file', () => {
    const { make, check } = createProject();
    const file = join(make('文', { 'a.txt': '' }), 'a.txt');
    expect(check(file)?.rule).toBe('output-is-file');
    expect(check(join(file, 'dist'))?.rule).toBe('output-is-file');
  });

  it.each<[string, Record<string, string>]>([
    ['documents', { '论文.docx': '三年的心血' }],
    ['one hidden file', { '.profile': '' }],
    ['another program’s catalogue', { 'catalog.json': '{"generator":"别的"}' }],
    ['a catalogue without the sign', { 'catalog.json': '{"reports":[]}' }],
    ['a broken catalogue', { 'catalog.json': '{"generator":"gongbao"' }],
    ['a catalogue that is no object', { 'catalog.json': 'null' }],
    ['the sign in another file', { 'index.html': '{"generator":"gongbao"}' }],
    ['the sign as a mere word', { 'catalog.json': '"generator: gongbao"' }],
  ])('a folder with %s', (_, files) => {
    const { make, check } = createProject();
    const folder = make('别人的', files);
    const problem = check(folder);
    expect(problem?.rule).toBe('output-not-ours');
    expect(problem?.message).toContain(folder);
    expect(problem?.remedy).toContain('--output');
  });

  it('a former output whose catalogue has since become another program’s of the same length', () => {
    const { make, check } = createProject();
    expect(check(make('旧', OURS))).toBeUndefined();
    const others = OURS['catalog.json'].replace('gongbao', 'bieren!');
    expect(check(make('旧', { 'catalog.json': others }))?.rule).toBe('output-not-ours');
  });

  it('a folder whose catalog.json is a folder', () => {
    const { make, check } = createProject();
    make('别人的/catalog.json');
    expect(check(make('别人的'))?.rule).toBe('output-not-ours');
  });

  it('a former output in which someone keeps a Git repository', () => {
    const { make, check } = createProject();
    const folder = make('旧', OURS);
    make('旧/.git');
    expect(check(folder)?.message).toContain('.git');
  });
});

function createFilePlace() {
  const { base, content } = createProject();
  const guard = { isOurs: (file: string) => file.endsWith('我们的.zip'), what: '归档', example: 'a.zip' };
  return { base, check: (...path: string[]) => checkOutputFile(join(base, ...path), content, guard) };
}

describe('checkOutputFile', () => {
  it('allows a new file, also where folders are missing, and one of ours', () => {
    const { base, check } = createFilePlace();
    writeFileSync(join(base, '我们的.zip'), '');
    expect(check('新.zip')).toBeUndefined();
    expect(check('新/更新/a.zip')).toBeUndefined();
    expect(check('我们的.zip')).toBeUndefined();
  });

  it('refuses what would lose something or mix with the content', () => {
    const { base, check } = createFilePlace();
    writeFileSync(join(base, '别人的.zip'), '');
    mkdirSync(join(base, '夹.zip'));
    expect(check('别人的.zip')).toMatchObject({ rule: 'output-not-ours' });
    expect(check('夹.zip')).toMatchObject({ rule: 'output-is-folder' });
    expect(check('夹.zip')?.remedy).toContain(join(base, '夹.zip', 'a.zip'));
    expect(check('别人的.zip', 'a.zip')).toMatchObject({ rule: 'output-is-file' });
    expect(check('项目/src/content/reports/a.zip')).toMatchObject({ rule: 'output-in-content' });
  });

  it('calls the folder by its name and says what would come of it', () => {
    const { base } = createFilePlace();
    const guard = { isOurs: () => false, what: '交付包', example: 'a.zip' };
    const forbidden = { name: '网站的文件夹', harm: '会和网站一起公布' };
    expect(checkOutputFile(join(base, 'a.zip'), base, guard)?.message).toContain(
      `在内容文件夹里（${base}），会混进原稿`,
    );
    expect(checkOutputFile(join(base, 'a.zip'), base, { ...guard, forbidden })?.message).toContain(
      `在网站的文件夹里（${base}），会和网站一起公布`,
    );
  });

  it('refuses a place in a portal, which the next build replaces', () => {
    const { base, check } = createFilePlace();
    mkdirSync(join(base, '网站/归档'), { recursive: true });
    writeFileSync(join(base, '网站/catalog.json'), OURS['catalog.json']);
    for (const place of ['网站/a.zip', '网站/归档/a.zip', '网站/还没有/a.zip'])
      expect(check(place)).toMatchObject({ rule: 'output-in-site' });
    expect(check('网站.zip')).toBeUndefined();
    // A small list, which may lie anywhere else.
    const guard = { isOurs: () => true, what: '网址清单', example: 'urls.txt' };
    expect(checkReplaceable(join(base, '网站/归档/urls.txt'), guard)).toMatchObject({
      rule: 'output-in-site',
    });
    expect(checkReplaceable(join(base, 'urls.txt'), guard)).toBeUndefined();
  });
});
