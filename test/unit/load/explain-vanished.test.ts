import path from 'node:path';
import { expect, it } from 'vitest';
import { explainVanished } from '../../../src/load/explain-vanished.ts';

const project = path.resolve('/示例/程序');
const content = path.resolve('/示例/内容');
const explain = (error: unknown) =>
  explainVanished(error, { content, project, isKept: '原有页面未改动。' })?.message;

const missing = (file: string, code = 'ENOENT') =>
  Object.assign(new Error(code), { code, syscall: 'open', path: file });

it('a report that goes missing while it is read is named, with what helps', () => {
  const file = path.join(content, 'reports', '2022', 'shili', 'index.md');
  const said =
    '做到一半，内容文件夹里的“reports/2022/shili/index.md”被移走、改名或删除了。原有页面未改动。\n  改法：等别人改完，再运行一次';
  expect(explain(missing(file))).toBe(said);
  expect(explain(new Error('示例', { cause: missing(file) }))).toBe(said);
});

it('so is the cache that is cleared meanwhile', () => {
  expect(explain(missing(path.join(project, '.cache', 'objects', 'a.text')))).toContain('.cache 被删去了');
});

it('what is missing elsewhere, and what else goes wrong, is left to others', () => {
  expect(explain(missing(path.join(project, 'src', 'a.css')))).toBeUndefined();
  expect(explain(missing(`${content}2`))).toBeUndefined();
  expect(explain(missing(path.join(content, 'a'), 'EIO'))).toBeUndefined();
  expect(explain(new Error('示例'))).toBeUndefined();
});
