import { describe, expect, it } from 'vitest';
import { formatBagInfo } from '../../../src/archive/format-bag-info.ts';
import { findTag, parseTagFile } from '../../../src/archive/parse-tag-file.ts';
import { SUBJECT } from './sample-subject.ts';

describe('formatBagInfo', () => {
  it('says whose, what, until when and how much', () => {
    expect(formatBagInfo(SUBJECT, { files: 3, bytes: 1234 })).toBe(`Source-Organization: 示例区示例局
Contact-Information: 示例路 1 号
External-Description: 示例区公报：2 篇报告，发布日期 2021-03-01 至 2022-02-14
Bagging-Date: 2022-02-14
External-Identifier: 示例区公报-归档-2022-02-14
Payload-Oxum: 1234.3
Internal-Sender-Identifier: https://www.shili.example/baogao/
Internal-Sender-Identifier: 1234567890
Bag-Software-Agent: Gongbao 0.1.0
`);
  });

  it('leaves out what is not known', () => {
    const bare = { ...SUBJECT, organization: '', contact: '', url: '', siteIdCode: '' };
    const labels = parseTagFile(formatBagInfo(bare, { files: 3, bytes: 1234 })).map(([label]) => label);
    expect(labels).toEqual([
      'External-Description',
      'Bagging-Date',
      'External-Identifier',
      'Payload-Oxum',
      'Bag-Software-Agent',
    ]);
  });

  it('lets no value begin a line of its own, whatever a reader takes for a line end', () => {
    const text = formatBagInfo(
      { ...SUBJECT, organization: '示例局\nPayload-Oxum: 0.0', contact: 'a\u2028b\u0085c\u000bd' },
      { files: 3, bytes: 1234 },
    );
    expect(findTag(parseTagFile(text), 'Payload-Oxum')).toBe('1234.3');
    expect(text).toContain('Contact-Information: a b c d\n');
  });
});

describe('parseTagFile', () => {
  it('reads values that go on, repeated labels, CRLF, and colons in values', () => {
    const rows = parseTagFile(
      'Source-Organization : 示例局\r\nNote: 一\r\n  二\r\n\t三\r\nNote: a: b\r\n\r\n没有冒号\r\n',
    );
    expect(rows).toEqual([
      ['Source-Organization', '示例局'],
      ['Note', '一 二 三'],
      ['Note', 'a: b'],
    ]);
    expect(findTag(rows, 'note')).toBe('一 二 三');
    expect(findTag(rows, 'Bagging-Date')).toBeUndefined();
  });
});
