import type { Folder } from '../../../src/command/folders.ts';
import type { MakingService } from '../../../src/desk/making-service.ts';
import { createNewReport } from '../create-new-report.ts';

/** 新建, as the command `new` does it. */
export function createMaking(
  content: Folder,
  update: (paths: readonly string[] | undefined) => Promise<void>,
): MakingService {
  return {
    async createNew({ title, org, year }) {
      const made = await createNewReport(content, {
        title,
        isDraft: true,
        ...(org === '' ? {} : { org }),
        ...(year === '' ? {} : { year }),
      });
      if (made.ok) {
        await update([made.file]);
        return { ok: true, id: made.id, told: `已新建：${made.label}` };
      }
      if (made.fault === 'no-year')
        return { ok: false, message: '标题里没有年份', remedy: '在“年度”里写报告讲的是哪一年' };
      return {
        ok: false,
        message: `已经有这个文件夹了：${made.label}`,
        remedy: '在列表里打开它；要另写一篇，换一个标题',
      };
    },
  };
}
