import { describe, expect, it } from 'vitest';
import vocabulary from '../../../_data/vocabulary.json' with { type: 'json' };
import type { Problem } from '../../../src/diagnostics/diagnostic.ts';
import { FIELDS } from '../../../src/report/fields.ts';
import { parseSite, STANDARD_SITE } from '../../../src/report/parse-site.ts';
import { readReport, writeReport } from '../../support/sample-report.ts';

/** Values that an editor may get wrong, for whichever field. */
const WRONG = [
  '',
  '""',
  '…',
  '无',
  '[甲, 乙]',
  '{甲: 乙}',
  '[[甲]]',
  '甲\u202e乙',
  '2022.3',
  '2022年3月5日',
  '03/04/2022',
  '22.3.5',
  '２０２２／３／５',
  '教育',
  '科技,教育',
  '工作报告',
  '不予公开',
  '公开',
  '示府发(2021)第03号',
  '[{日期: 2022-03, 内容: 甲}]',
  '[{原因: 甲}]',
  '[{规则: a}]',
  '[{文件: , 名称: 表}]',
  '"甲',
  '[甲',
  '甲: 乙',
  '*甲*',
  '甲 #乙',
  '|甲',
];

/** Lines of a remedy that are to be copied: `键: 值`, with or without a dash. A value in brackets is only described. */
function listCopies({ remedy }: Problem): { key: string; value: string }[] {
  return remedy.split('\n').flatMap((line) => {
    const [, key = '', value = ''] = /^ {4,}(?:- )?"?([\p{L}\w]+)"?: (.+)$/u.exec(line) ?? [];
    return key === '' || /^（.*）$|^…（值不变）$/u.test(value) ? [] : [{ key, value }];
  });
}

/** What of a text carries meaning: the numbers of a date, in whatever form, and letters. */
const bare = (text: string) =>
  [...text.normalize('NFKC').replace(/(?<!\d)0+(?=\d)/g, '')].filter((char) => /[\p{L}\p{N}]/u.test(char));

/** Whether all that a value says was written by the editor. */
function isTakenFrom(value: string, written: string): boolean {
  const known = bare(written);
  return bare(value).every((char) => known.includes(char));
}

describe('a remedy gives no value to copy that the editor has not written', () => {
  const cases = FIELDS.flatMap(({ key }) => WRONG.map((value) => [key, value] as const));

  it.each(cases)('%s: %s', (key, value) => {
    for (const text of [
      writeReport({ [key]: value }),
      writeReport({ [key]: null }).replace('---\n', `---\n${key}：${value}\n`),
    ]) {
      for (const problem of readReport(text).problems) {
        for (const copy of listCopies(problem)) {
          const known = `${value} ${FIELDS.map((field) => field.key).join(' ')}`;
          expect(isTakenFrom(copy.value, known), `${problem.remedy}\n${value}`).toBe(true);
        }
      }
    }
  });

  it('finds what is to be copied', () => {
    const { problems } = readReport(writeReport({ 发布日期: '2022年3月5日' }));
    expect(problems.flatMap(listCopies)).toEqual([{ key: '发布日期', value: '2022-03-05' }]);
    expect(isTakenFrom('2022-03-05', '2022年3月5日')).toBe(true);
    expect(isTakenFrom('2022-02-14', '2022年3月5日')).toBe(false);
  });

  it.each([
    ...['', '{', '[]', '{"name": ""}', '{"url": "www.a"}', '{"pubTime": "9点"}', '{"siteIdCode": "1"}'],
    ...[
      '{"errorReport": "a"}',
      '{"pdf": "no"}',
      '{"genres": 1}',
      '{"checks": []}',
      '{"pdfFonts": {"a": "b"}}',
    ],
  ])('site.json: %s', (text) => {
    const { problems } = parseSite(text, { ...STANDARD_SITE, name: '' });
    expect(problems.length).toBeGreaterThan(0);
    for (const { remedy } of problems) {
      for (const [, value = ''] of remedy.matchAll(/: "([^"]+)"/g))
        expect(value).toMatch(/^（.*）$|^网站的名称$|^值$/u);
    }
  });
});

describe('a required field without a value', () => {
  const required = FIELDS.filter((field) => field.required);

  it.each(required.map(({ key }) => key))('%s is not mended by copying what the remedy says', (key) => {
    for (const value of [null, '', '…', '-']) {
      const [problem] = readReport(writeReport({ [key]: value })).problems;
      expect(problem?.level).toBe('error');
      const lines = problem?.remedy.split('\n').map((line) => line.trim()) ?? [];
      for (const line of lines.filter((each) => each.includes(':'))) {
        const text = writeReport({ [key]: null }).replace('---\n', `---\n${line}\n`);
        expect(readReport(text).report, line).toBeUndefined();
      }
    }
  });

  it.each([
    ['主题分类', vocabulary.topics],
    ['体裁', vocabulary.genres],
    ['公开类别', vocabulary.disclosures],
  ])('%s: all choices are listed', (key, choices) => {
    const [problem] = readReport(writeReport({ [key]: null })).problems;
    expect(choices.filter((choice) => !problem?.remedy.includes(`“${choice}”`))).toEqual([]);
  });
});
