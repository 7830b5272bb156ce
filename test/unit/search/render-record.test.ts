import { describe, expect, it } from 'vitest';
import { SEPARATOR } from '../../../src/search/number-tokens.ts';
import { renderRecord, type SearchRecord } from '../../../src/search/render-record.ts';
import { collectTokens } from '../../../src/search/tokenize.ts';

const record: SearchRecord = {
  url: 'reports/2021/shili.html',
  title: '示例局报告',
  date: '2022-02-14',
  facets: { year: '2021', org: '示例局', topic: '科技、教育', genre: '报告' },
  preamble: '现报告如下。',
  sections: [
    { id: 's1', title: '一、举措', text: '推进改革。' },
    { id: 's2', title: '二、不足', text: '仍需努力。' },
  ],
  footnotes: '',
  extra: '主动公开\n示发〔2021〕3号',
  attachments: [{ name: '说明.txt', text: '附件里的话' }],
};

const tokenize = (text: string) =>
  collectTokens(text)
    .map((token) => token.text)
    .join(' ');

/** Lines between separators. */
const collectLines = (tokens: readonly string[]) =>
  tokens
    .join(' ')
    .split(SEPARATOR)
    .map((line) => line.trim());

describe('renderRecord', () => {
  it('puts title and headings first, then the body as one run, then what does not follow on the page', () => {
    expect(collectLines(renderRecord(record).tokens)).toEqual([
      '示 例 局 报 告',
      '一 举 措',
      '二 不 足',
      '现 报 告 如 下 一 举 措 推 进 改 革 二 不 足 仍 需 努 力',
      tokenize('2022-02-14'),
      '主 动 公 开',
      tokenize('示发〔2021〕3号'),
      '附 件 里 的 话',
      '',
    ]);
  });

  it('has the number of the document behind its title, and not only where others name theirs', () => {
    const { tokens, bodyStart } = renderRecord({ ...record, number: '示发〔2021〕3号' });
    const number = tokenize('示发〔2021〕3号');
    expect(collectLines(tokens).flatMap((line, at) => (line === number ? [at] : []))).toEqual([1, 7]);
    expect(tokens.slice(bodyStart, bodyStart + 3)).toEqual(['现', '报', '告']);
  });

  it('tells where the body begins', () => {
    const { tokens, bodyStart } = renderRecord(record);
    expect(tokens.slice(bodyStart, bodyStart + 3)).toEqual(['现', '报', '告']);
  });
});
