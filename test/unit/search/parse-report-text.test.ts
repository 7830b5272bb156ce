import { describe, expect, it } from 'vitest';
import { parseReportText } from '../../../src/search/parse-report-text.ts';

describe('parseReportText', () => {
  it('reads what a search shows and ignores the rest', () => {
    const json = {
      title: '示例报告',
      org: '示例局',
      date: '2022-02-14',
      genre: '报告',
      preamble: '前言',
      sections: [{ id: 's1', title: '一、举措', level: 2, text: '正文' }],
      footnotes: '① 数据来自示例调查。',
      attachments: [
        { name: '照片.png', url: 'a.png' },
        { name: '统计表.csv', anchor: 'file-2', text: '甲,乙' },
        { name: '空.txt', text: '' },
      ],
    };
    expect(parseReportText(json)).toEqual({
      title: '示例报告',
      preamble: '前言',
      sections: [{ id: 's1', title: '一、举措', text: '正文' }],
      footnotes: '① 数据来自示例调查。',
      attachments: [
        { id: 'file-2', title: '附件：统计表.csv', text: '甲,乙' },
        { title: '附件：空.txt', text: '' },
      ],
    });
  });

  it('fills in what is missing', () => {
    expect(parseReportText({ title: '示例报告', sections: [null, { id: 3 }] })).toEqual({
      title: '示例报告',
      preamble: '',
      sections: [{ id: '', title: '', text: '' }],
      footnotes: '',
      attachments: [],
    });
  });

  it.each([null, undefined, 3, '示例', [], {}, { title: 3 }])('refuses %j', (value) => {
    expect(parseReportText(value)).toBeUndefined();
  });
});
