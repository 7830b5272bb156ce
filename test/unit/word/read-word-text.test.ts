import { strToU8, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { readWordText } from '../../../src/word/read-word-text.ts';

const pack = (parts: Record<string, string>) =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])));

it('reads runs of text and notes of a file, whoever wrote it', () => {
  const document = [
    '<w:r><w:t>甲</w:t></w:r>',
    '<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve"> 乙 \n 丙</w:t><w:br/><w:t>丁</w:t></w:r>',
    '<w:r>\n<w:t>&lt;&amp;&gt;&quot;&#13;&#65;&#134071;&foo;</w:t></w:r>',
    '<w:r><w:instrText>域</w:instrText></w:r>',
    '<w:r><w:rPr><w:rStyle w:val="MissingPicture"/></w:rPr><w:t>图</w:t></w:r>',
    '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:t>1</w:t></w:r>',
    '<w:r><w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr><w:t>网</w:t></w:r>',
  ].join('');
  const notes = '<w:footnote><w:r><w:t>注</w:t></w:r></w:footnote>';
  const others = { 'word/styles.xml': '<w:r><w:t>样式</w:t></w:r>' };
  expect(
    readWordText(pack({ 'word/document.xml': document, 'word/footnotes.xml': notes, ...others })),
  ).toEqual({
    body: '甲乙丙丁<&>"A𠮷&foo;网',
    notes: '注',
  });
  expect(readWordText(pack(others))).toEqual({ body: '', notes: '' });
});
