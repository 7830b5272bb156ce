import type * as FileSystem from 'node:fs/promises';
import { describe, expect, it, vi } from 'vitest';
import { collectAttachments } from '../../../src/attachments/collect-attachments-fs.ts';
import { createReportFolder, PDF } from '../../support/sample-attachments.ts';

// Administrators read whatever its permissions say and Windows has no such bits, so the refusal is played.
vi.mock('node:fs/promises', async (importOriginal) => {
  const original = await importOriginal<typeof FileSystem>();
  const refuse = <A extends unknown[], R>(call: (...args: A) => R) => {
    return (...args: A): R => {
      const code = /拒绝-(\w+)/.exec(String(args[0]))?.[1];
      if (code) throw Object.assign(new Error(code), { code, syscall: 'read' });
      return call(...args);
    };
  };
  return {
    ...original,
    ...{ open: refuse(original.open), readdir: refuse(original.readdir) },
    realpath: (path: string) =>
      /ENOENT/.test(path) ? refuse(original.realpath)(path) : original.realpath(path),
  };
});

const FILE = 'reports/2021/shili/index.md';

describe('files that cannot be read', () => {
  it('are told in words, and hide no other', async () => {
    const folder = await createReportFolder({
      'attachments/好.pdf': PDF,
      'attachments/拒绝-EACCES.pdf': PDF,
      'attachments/拒绝-EBUSY.pdf': PDF,
      'attachments/拒绝-ENOENT.pdf': PDF,
      'attachments/拒绝-EPERM/a.pdf': PDF,
    });
    const { attachments, diagnostics } = await collectAttachments({ folder, file: FILE }, []);
    expect(attachments.map(({ path }) => path)).toEqual(['好.pdf']);
    expect(diagnostics.map(({ rule, file, message }) => [rule, file.split('/').at(-1), message])).toEqual([
      ['file-unreadable', '拒绝-EPERM', '“attachments/拒绝-EPERM”读不了：没有读取权限'],
      ['file-unreadable', '拒绝-EACCES.pdf', '“拒绝-EACCES.pdf”读不了：没有读取权限'],
      ['file-unreadable', '拒绝-EBUSY.pdf', '“拒绝-EBUSY.pdf”读不了：正被别的程序占用'],
      ['file-unreadable', '拒绝-ENOENT.pdf', '“拒绝-ENOENT.pdf”读不了：找不到了，可能刚被移走或删除'],
    ]);
  });

  it('for which the disk is at fault throw with the cause', async () => {
    const folder = await createReportFolder({ 'attachments/拒绝-EIO.pdf': PDF });
    await expect(collectAttachments({ folder, file: FILE }, [])).rejects.toMatchObject({
      message: expect.stringMatching(/^读取“拒绝-EIO\.pdf”失败：磁盘读写出错.*\n {2}位置：.*拒绝-EIO\.pdf\n/),
      cause: { code: 'EIO' },
    });
  });
});
