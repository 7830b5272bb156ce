import { describe, expect, it } from 'vitest';
import type { Inline } from '../../../src/import/document.ts';
import { readInlines } from '../../../src/import/document-text.ts';
import { splitAtBreaks } from '../../../src/import/split-at-breaks.ts';

/** `/` is a break, `#` a picture. */
const split = (text: string) =>
  splitAtBreaks(
    text.split(/([/#])/u).flatMap((part): Inline[] => {
      if (part === '/') return [{ kind: 'break' }];
      if (part === '#') return [{ kind: 'image', image: 0 }];
      return part === '' ? [] : [{ kind: 'text', text: part }];
    }),
  ).map((line) => readInlines(line));

describe('breaks', () => {
  it.each([
    // Where a paragraph ends.
    ['第一段。/第二段。', ['第一段。', '第二段。']],
    ['如下：/甲', ['如下：', '甲']],
    ['（甲）/乙', ['（甲）', '乙']],
    // Before a number or an indent, and around an empty line.
    ['包括/一、甲', ['包括', '一、甲']],
    ['包括/　　甲', ['包括', '　　甲']],
    ['包括//甲', ['包括', '', '甲']],
    // Before a note below a title, which may itself be set over lines.
    [
      '示例办法/（2023年5月1日示例局公布/2024年6月1日修订）',
      ['示例办法', '（2023年5月1日示例局公布\n2024年6月1日修订）'],
    ],
    // Around a picture.
    ['图/#/甲', ['图', '', '甲']],
    // Inside a sentence they stay.
    ['示例区示例局关于/示例工作的通知', ['示例区示例局关于\n示例工作的通知']],
    ['依照《示例办法》/（2023年5月1日公布）办理', ['依照《示例办法》\n（2023年5月1日公布）办理']],
    ['甲，/乙，/丙。', ['甲，\n乙，\n丙。']],
  ])('%s is parted into %j', (text, lines) => {
    expect(split(text)).toEqual(lines);
  });
});
