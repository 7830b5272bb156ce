import { describe, expect, it } from 'vitest';
import { findSecrecy } from '../../../src/import/find-secrecy.ts';
import { buildDocx, p, r } from '../../support/build-docx.ts';
import { importDocument, readSource } from '../../support/import-document.ts';
import { importWord } from '../../support/import-word.ts';

const TEXT = '示例局认真履行职责，推进各项工作，现将有关情况报告如下。';
const box = (text: string) =>
  `<w:p>${r(`<w:pict><v:shape><v:textbox><w:txbxContent>${p(text)}</w:txbxContent></v:textbox></v:shape></w:pict>`)}</w:p>`;

it.each([
  ['机密', true],
  ['秘密 1年', true],
  ['内部资料', false],
  ['涉及秘密的事项', false],
])('a text box far down that says “%s” is 密级: %s', async (text, isSecret) => {
  const reading = await readSource(
    '示例.docx',
    buildDocx({ body: p('示例报告') + p(TEXT) + p(TEXT) + box(text) }),
  );
  expect(reading.ok && findSecrecy(reading.document) !== undefined).toBe(isSecret);
});

it('a line far down that is no text box may be a word', async () => {
  const reading = await readSource('示例.docx', buildDocx({ body: p('示例报告') + p(TEXT) + p('机密') }));
  expect(reading.ok && findSecrecy(reading.document)).toBeUndefined();
});

describe('what is only for some is told', () => {
  const tell = async (text: string) => {
    const { remarks } = await importDocument('示例.txt', `${text}\n\n示例区示例报告\n\n${TEXT}\n`);
    return remarks.filter((remark) => remark.includes('只在内部用'));
  };
  it.each([
    '内部资料　注意保存',
    '内部文件 不得外传',
    '【内部资料】',
    '（此件不公开）',
    '工作秘密',
    '★',
    '㊙',
    '仅供领导参阅，阅后收回！',
  ])('%s', async (text) => {
    const [told, ...others] = await tell(text);
    expect(told).toContain(`“${text}”`);
    expect(others).toEqual([]);
  });

  it.each([
    '内部审计工作',
    '内部资料管理办法',
    '★示例项目',
    '保密工作',
    '此件公开发布',
    '密密麻麻',
  ])('and not %s', async (text) => {
    expect(await tell(text)).toEqual([]);
  });

  it('in a text box and on each page, too, and not in the text', async () => {
    const { remarks } = await importWord(p(TEXT) + box('内部资料'), { header: p('注意保密') });
    expect(remarks.filter((remark) => remark.includes('只在内部用'))).toHaveLength(2);
    const { remarks: none } = await importWord(p(TEXT) + p('内部资料'));
    expect(none).toEqual([]);
  });
});
