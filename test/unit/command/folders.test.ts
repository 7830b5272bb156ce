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

  it.each([
    ['D:\\报告', 'D:\\报告', 'D:/报告'],
    ['D:\\报告\\', 'D:\\报告', 'D:/报告'],
    ['D:/我的 报告/', 'D:\\我的 报告', 'D:/我的 报告'],
    ['D:\\', 'D:\\', 'D:'],
    ['\\\\server\\公用\\报告\\', '\\\\server\\公用\\报告', '//server/公用/报告'],
    ['\\\\server\\公用', '\\\\server\\公用\\', '//server/公用'],
  ])('takes %s on Windows, also from another disk', (typed, absolute, label) => {
    expect(resolveFolder('C:\\公报', typed, 'dist', path.win32)).toEqual({ absolute, label });
  });

  it('takes the own folder on Windows under the name that the manual has', () => {
    expect(resolveFolder('D:\\公报 程序', undefined, 'src/content', path.win32)).toEqual({
      absolute: 'D:\\公报 程序\\src\\content',
      label: 'src/content',
    });
  });
});
