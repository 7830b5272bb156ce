import { expect, it } from 'vitest';
import { formatPdfView } from '../../../src/viewing/view-pdf.ts';

it('lists the first comments of a PDF, and says so where there are more', () => {
  const list = (lengths: readonly number[]) => {
    const comments = lengths.map((length) => '示'.repeat(length));
    const pages = [{ text: '示例区示例局', comments, isPicture: false }];
    return formatPdfView(new Uint8Array(), { ok: true, totalPages: 1, pages, lacksFont: false }).view;
  };
  expect(list([9000, 9000])).toMatchObject({ comments: [{ page: 1 }, { page: 1 }], notes: [] });
  const cut = list([9000, 9000, 9000, 10]);
  expect(cut?.comments.map(({ text }) => text.length)).toEqual([9000, 9000]);
  expect(cut?.notes).toEqual(['批注太多，这里只列出前 2 条，搜索也只到这里；全部请下载。']);
});
