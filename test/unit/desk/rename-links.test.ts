import { describe, expect, it } from 'vitest';
import { moveLinks, movePageLinks, renameLinks } from '../../../src/desk/rename-links.ts';

describe('a file gets another name', () => {
  it.each([
    ['见[表](attachments/甲.pdf)。', '见[表](attachments/乙.pdf)。'],
    ['见[表](./attachments/甲.pdf#page=3 "说明")。', '见[表](attachments/乙.pdf#page=3 "说明")。'],
    ['见[表](attachments/%E7%94%B2.pdf)。', '见[表](attachments/乙.pdf)。'],
    ['见[表](<attachments/甲.pdf>)。', '见[表](<attachments/乙.pdf>)。'],
    ['见[表][1]\n\n[1]: attachments/甲.pdf', '见[表][1]\n\n[1]: attachments/乙.pdf'],
    ['文[^1]。\n\n[^1]: 见[表](attachments/甲.pdf)。', '文[^1]。\n\n[^1]: 见[表](attachments/乙.pdf)。'],
    ['attachments/甲.pdf 在文中', 'attachments/甲.pdf 在文中'],
    ['见[表](attachments/甲.pdfx)。', '见[表](attachments/甲.pdfx)。'],
  ])('%j', (before, after) => {
    expect(renameLinks(before, '甲.pdf', '乙.pdf')).toBe(after);
  });

  it('that needs signs of its own in a link', () => {
    expect(renameLinks('[表](attachments/a.pdf)', 'a.pdf', '表 (1) $&.pdf')).toBe(
      '[表](attachments/%E8%A1%A8%20%281%29%20$&.pdf)',
    );
    expect(
      renameLinks(
        '[表](<attachments/表 (1).pdf>) [b](attachments/%E8%A1%A8%20(1).pdf)',
        '表 (1).pdf',
        'b.pdf',
      ),
    ).toBe('[表](<attachments/b.pdf>) [b](attachments/b.pdf)');
  });
});

describe('a report gets another folder', () => {
  const move = (text: string, to = '2021/yi') =>
    moveLinks(text, 'reports/2022/bing', 'reports/2022/bing', (folder) =>
      ['reports/2021/jia', 'reports/2021/甲 (一)'].includes(folder) ? `reports/${to}` : folder,
    );

  it.each([
    ['见[甲](../../2021/jia/index.md#二)。', '见[甲](../../2021/yi/index.md#二)。'],
    ['见[甲](../../2021/./jia/index.md "去年")。', '见[甲](../../2021/yi/index.md "去年")。'],
    ['[甲](<../../2021/甲 (一)/index.md#二>)', '[甲](<../../2021/yi/index.md#二>)'],
    ['[甲](../../2021/%E7%94%B2%20(%E4%B8%80)/index.md)', '[甲](../../2021/yi/index.md)'],
    ['[甲]: ../../2021/jia/index.md', '[甲]: ../../2021/yi/index.md'],
    ['[乙](../../2021/jiading/index.md) [丙](../../2021/jia/attachments/a.pdf)', undefined],
    ['[甲](https://www.example.org/2021/jia/index.md) ../../2021/jia/index.md', undefined],
  ])('%s', (before, after = before) => {
    expect(move(before)).toBe(after);
  });

  it('that needs signs of its own in a link', () => {
    const text = '[甲](../../2021/jia/index.md) [乙](<../../2021/jia/index.md>)';
    expect(move(text, '2021/乙 (二)')).toBe(
      '[甲](../../2021/%E4%B9%99%20%28%E4%BA%8C%29/index.md) [乙](<../../2021/乙 (二)/index.md>)',
    );
  });

  it('takes links out of its own text along', () => {
    expect(
      moveLinks('[甲](../jia/index.md)', 'reports/2021/yi', 'reports/2020/qu/yi', (folder) => folder),
    ).toBe('[甲](../../../2021/jia/index.md)');
  });
});

describe('a fixed page gets another name', () => {
  it.each([
    ['pages', '见[指南](zhinan.md)。', '见[指南](xin.md)。'],
    ['pages', '见[指南](./zhinan.md#s1)和[表](zhinan.docx)。', '见[指南](xin.md#s1)和[表](zhinan.docx)。'],
    ['reports/2021/jia', '见[指南](../../../pages/zhinan.md)。', '见[指南](../../../pages/xin.md)。'],
    ['reports/2021/jia', '见[指南](zhinan.md)、[别的](../../../pages/zhinan/index.md)。', undefined],
  ])('named from %s: %j', (place, before, after = before) => {
    expect(movePageLinks(before, place, 'zhinan', 'xin')).toBe(after);
  });
});
