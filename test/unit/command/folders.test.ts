import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { resolveFolder } from '../../../src/command/folders.ts';

const PROJECT = path.resolve('/示例/gongbao');

describe('resolveFolder', () => {
  it("takes the installation's own folder, wherever the command was started", () => {
    const own = { absolute: path.join(PROJECT, 'src/content'), label: 'src/content' };
    expect(resolveFolder(PROJECT, undefined, 'src/content')).toEqual(own);
    expect(resolveFolder(PROJECT, true, 'src/content')).toEqual(own);
  });

  it.each([
    ['内容', '内容'],
    ['./内容/', '内容'],
    ['../内容//报告', '../内容/报告'],
    ['a/../b', 'b'],
    ['.', '.'],
  ])('takes %s from where the command was started, and names it %s', (typed, label) => {
    expect(resolveFolder(PROJECT, typed, 'dist')).toEqual({ absolute: path.resolve(typed), label });
  });

  it('takes an absolute path', () => {
    const { absolute, label } = resolveFolder(PROJECT, path.resolve('/数据/报告 1/'), 'dist');
    expect(absolute).toBe(path.resolve('/数据/报告 1'));
    expect(label.endsWith('/数据/报告 1')).toBe(true);
  });

  it('takes the root of a disk', () => {
    const root = path.parse(PROJECT).root;
    expect(resolveFolder(PROJECT, root, 'dist').absolute).toBe(root);
  });
});
