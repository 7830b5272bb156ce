import { describe, expect, it } from 'vitest';
import {
  cells,
  code,
  type DocxParts,
  drawing,
  field,
  mark,
  p,
  para,
  r,
  row,
  t,
  table,
} from '../../support/build-docx.ts';
import { importWord, readWord } from '../../support/import-word.ts';

/** Small things in the runs of a Word file, each as a line of text. */

const read = async (content: string, parts: Partial<DocxParts> = {}) => {
  const { lines, left, remarks } = await readWord(para(content) + p('末'), parts);
  return { text: lines[0], left, remarks };
};

it.each([
  [
    'a number inside the code of another field',
    mark('begin') + code('QUOTE "') + field(' QUOTE "二" ') + code('"') + mark('end'),
    '二',
  ],
  [
    'nothing of a silent field inside a code',
    mark('begin') + code('QUOTE "一') + field(' XE "词" ') + code('"') + mark('end'),
    '一',
  ],
  [
    'the result of a field and not its code',
    t('见') + field(' REF a ', t('表'), t('1')) + t('。'),
    '见表1。',
  ],
  ['an EQ field by its code', field('EQ \\f(1,2)', t('旧')), '1/2'],
  ['an end without a beginning', `${mark('end')}${mark('separate')}${t('甲')}`, '甲'],
  ['a simple field by its result', `<w:fldSimple w:instr=" SEQ 表 ">${t('3')}</w:fldSimple>`, '3'],
  ['a simple field without one by its code', '<w:fldSimple w:instr=" QUOTE &quot;甲&quot; "/>', '甲'],
  [
    'nothing of the words of a button that are hidden',
    mark('begin') +
      code(' MACROBUTTON MTEditEquationSection2 ') +
      r('<w:instrText>Equation Chapter 1</w:instrText>', '<w:vanish/>') +
      mark('end') +
      t('甲'),
    '甲',
  ],
  ['a symbol by its code', field(' SYMBOL 9733 \\f "宋体" '), '★'],
  [
    'signs by their number only where that is one',
    r(
      '<w:sym w:font="宋体" w:char="2605"/><w:sym w:font="宋体" w:char="zz"/><w:sym w:font="宋体" w:char="0020"/>',
    ),
    '★',
  ],
  ['a hyphen that does not break', t('010') + r('<w:noBreakHyphen/>') + t('12'), '010-12'],
  [
    'a formula',
    `${t('率')}<m:oMath><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b</m:t></m:r></m:den></m:f></m:oMath>`,
    '率a/b',
  ],
  [
    'the newer of two forms inside a run',
    r(
      '<mc:AlternateContent><mc:Choice><w:t>新</w:t></mc:Choice><mc:Fallback><w:t>旧</w:t></mc:Fallback></mc:AlternateContent>',
    ),
    '新',
  ],
  [
    'the newer of two forms between runs',
    `<mc:AlternateContent><mc:Choice>${t('新')}</mc:Choice><mc:Fallback>${t('旧')}</mc:Fallback></mc:AlternateContent>`,
    '新',
  ],
  // What every object of JavaScript has by name is no element of Word.
  [
    'nothing of elements that nobody knows',
    `<__proto__/><valueOf/>${r('<__proto__/><valueOf/>')}${r(drawing('<__proto__/><valueOf/>'))}${t('甲')}`,
    '甲',
  ],
  [
    'a reading in bold',
    r(`<w:ruby><w:rt>${t('yī')}</w:rt><w:rubyBase>${t('一', '<w:b/>')}</w:rubyBase></w:ruby>`, '<w:b/>'),
    '*一**（yī）*',
  ],
  [
    'no reading where it is empty',
    r(`<w:ruby><w:rt>${t(' ')}</w:rt><w:rubyBase>${t('一')}</w:rubyBase></w:ruby>`),
    '一',
  ],
  [
    'readings with text between them apart',
    r(`<w:ruby><w:rt>${t('yī')}</w:rt><w:rubyBase>${t('一')}</w:rubyBase></w:ruby>`) +
      t('、') +
      r(`<w:ruby><w:rt>${t('èr')}</w:rt><w:rubyBase>${t('二')}</w:rubyBase></w:ruby>`),
    '一（yī）、二（èr）',
  ],
])('a line has %s', async (_, content, text) => {
  expect((await read(content)).text).toBe(text);
});

it.each([
  ['HYPERLINK "https://a.cn/"', '[甲](https://a.cn/)', 0],
  ['HYPERLINK "mailto:a@b.cn"', '[甲](mailto:a@b.cn)', 0],
  ['HYPERLINK "mailto:ab.cn"', '甲', 1],
  ['HYPERLINK "https:///a"', '甲', 1],
  ['HYPERLINK "ftp://a.cn/"', '甲', 1],
  ['HYPERLINK ""', '甲', 0],
])('the link %s is shown as %s', async (instruction, text, count) => {
  const { text: shown, remarks } = await read(field(instruction, t('甲')));
  expect(shown).toBe(text);
  expect(remarks).toEqual(Array(count).fill('不是网址的链接（指到电脑里的文件）只留了文字'));
});

it('what stays behind is told, and what was changed', async () => {
  const told = async (content: string) => {
    const { left, remarks } = await read(content);
    return [...left, ...remarks];
  };
  const tracked = '文件里有修订痕迹：插入的文字当作正文，删除的文字没有带进来';
  expect(await told(`${t('甲')}<w:ins>${t('乙')}</w:ins>`)).toEqual([tracked]);
  expect(await told(`${t('甲')}<w:moveTo>${t('乙')}</w:moveTo>`)).toEqual([tracked]);
  expect(await told(`${t('甲')}<w:del><w:r><w:delText>乙</w:delText></w:r></w:del>`)).toEqual([
    '修订中删除的文字：乙',
    tracked,
  ]);
  expect(await told(`${t('甲')}<w:del><w:r><w:delText> </w:delText></w:r></w:del>`)).toEqual([tracked]);
  expect(await told(t('甲') + t('乙', '<w:vanish/>') + t(' ', '<w:vanish/>'))).toEqual(['隐藏文字：乙']);
  expect(await told(`<m:oMath><m:r><m:t>a</m:t></m:r></m:oMath>`)).toEqual([
    '公式改成了一行文字，请对照原文核对',
  ]);
  const changed = (content: string) => `${t('率')}<m:oMath>${content}</m:oMath>`;
  const [old, next] = ['旧式', '新式'].map((text) => `<m:r><m:t>${text}</m:t></m:r>`);
  const formula = changed(`<w:del w:id="1">${old}</w:del><w:ins w:id="2">${next}</w:ins>`);
  expect(await told(formula)).toEqual([
    '修订中删除的文字：旧式',
    tracked,
    '公式改成了一行文字，请对照原文核对',
  ]);
  expect((await readWord(para(formula))).lines).toEqual(['率新式']);
  expect(await told(changed(`<w:del w:id="1">${old}</w:del>`))).toEqual(['修订中删除的文字：旧式', tracked]);
  expect((await readWord(para(changed(`<w:moveFrom>${old}</w:moveFrom>${next}`)))).lines).toEqual(['率新式']);
  expect(await told(changed(`<w:moveTo>${next}</w:moveTo>`))).toContain(tracked);
  expect(await told(field(' MACROBUTTON x 请单击此处 '))).toEqual(['没有填写的提示：请单击此处']);
  expect(await told(r('<w:sym w:font="怪体" w:char="F041"/>'))).toEqual(['字体“怪体”里的一个符号：']);
  expect(await told(r('<w:sym w:char="F041"/>'))).toEqual(['字体“”里的一个符号：']);
  expect(await told(r('<w:sym w:font="Webdings" w:char="0041"/>'))).toEqual(['字体“Webdings”里的一个符号：']);
  const hiddenRuby = r(
    `<w:ruby><w:rt>${t('yī')}</w:rt><w:rubyBase>${t('一', '<w:vanish/>')}</w:rubyBase></w:ruby>`,
    '<w:vanish/>',
  );
  expect(await told(t('甲') + hiddenRuby)).toEqual(['隐藏文字：一', '隐藏文字：（yī）']);
  const box = `<w:pict><v:textbox><w:txbxContent>${p('框')}</w:txbxContent></v:textbox></w:pict>`;
  expect(await told(r(box, '<w:vanish/>'))).toEqual(['隐藏的图或文本框：框']);
  expect(await told(r(drawing('<a:blip r:embed="x"/>'), '<w:vanish/>'))).toEqual(['隐藏的图或文本框：']);
  expect(await told(r('<w:contentPart r:id="x"/>'))).toEqual(['手写的墨迹：']);
  expect(await told('<w:subDoc r:id="x"/>')).toEqual(['插入的另一个文档：']);
  expect(await told(t('\uf06c', '<w:rFonts w:ascii="Wingdings"/>'))).toEqual([]);
  expect(await told(t('\uf06c', '<w:rFonts w:ascii="宋体"/>'))).toEqual([
    '有的符号文件里没有写是哪种符号字体，按 Wingdings 认的，请对照原文核对：“●”',
  ]);
});

it('a paragraph whose mark is deleted stays before a table, with which it cannot be joined', async () => {
  const gone = `<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>${t('甲')}</w:p>`;
  const { lines } = await readWord(gone + table(row(cells('乙', '丙'))) + p('丁') + gone + gone);
  expect(lines).toEqual(['甲', 'table', '丁', '甲甲']);
});

describe('a field that never ends', () => {
  const cut = '有的域只有开头没有结尾，它后面的字按正文保留，请对照原文核对';
  it.each([
    ['is no code', mark('begin') + code(' PAGE ') + t('乙'), '甲乙'],
    [
      'since its end was deleted',
      `${mark('begin')}${code(' REF a ')}<w:del>${mark('separate')}${mark('end')}</w:del>${t('乙')}`,
      '甲乙',
    ],
    [
      'since its end was moved',
      `${mark('begin')}${code(' REF a ')}<w:moveFrom>${mark('separate')}${mark('end')}</w:moveFrom>${t('乙')}`,
      '甲乙',
    ],
    ['is no link', mark('begin') + code(' HYPERLINK "https://a.cn/" ') + mark('separate') + t('乙'), '甲乙'],
    ['leaves others as they are', mark('begin') + code(' REF b ') + field(' REF a ', t('乙')), '甲乙'],
  ])('%s', async (_, content, text) => {
    const { lines, remarks } = await readWord(para(t('甲'), content) + p('丙') + para(field(' QUOTE "丁" ')));
    expect(lines).toEqual([text, '丙', '丁']);
    expect(remarks).toContain(cut);
  });

  it('is looked for in each text box and note by itself', async () => {
    const box = `<w:pict><v:textbox><w:txbxContent>${para(mark('begin'), t('框'))}</w:txbxContent></v:textbox></w:pict>`;
    const { body, missing } = await importWord(
      para(t('甲'), r(box), field(' QUOTE "乙" '), r('<w:footnoteReference w:id="2"/>')) + p('丙。'),
      { footnotes: `<w:footnote w:id="2">${para(mark('begin'), t('注'))}</w:footnote>` },
    );
    expect(body).toBe('甲乙[^1]\n\n框\n\n丙。\n\n[^1]: 注');
    expect(missing).toEqual([]);
  });
});

it('a paragraph that is joined keeps its number and its boxes', async () => {
  const numbering = `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`;
  const list = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>';
  const gone = (text: string) =>
    `<w:p><w:pPr>${list}<w:rPr><w:del/></w:rPr></w:pPr>${text === '' ? '' : t(text)}</w:p>`;
  const { body } = await importWord(
    [
      gone('甲，'),
      p('乙。'),
      gone(''),
      p('丙', list),
      p('丁', list),
      gone('戊，'),
      gone('己，'),
      p('庚', list),
    ].join(''),
    { numbering },
  );
  expect(body).toBe('1.甲，乙。\n\n2.丙\n\n3.丁\n\n4.戊，己，庚');
  const picture = r(drawing('<a:blip/>'));
  const { lines } = await readWord(
    `<w:p><w:pPr>${list}<w:sectPr/></w:pPr></w:p><w:p><w:pPr>${list}<w:sectPr/></w:pPr>${picture}</w:p>`,
    { numbering },
  );
  expect(lines).toEqual(['', '1.#']);
});

it.each(['1', 'on'])('a footnote with a mark of its own is told, and keeps the mark: %s', async (value) => {
  const reference = (id: number, own: string) => `<w:footnoteReference w:id="${id}" ${own}/>`;
  const footnotes = [2, 3].map((id) => `<w:footnote w:id="${id}">${p('示例注。')}</w:footnote>`).join('');
  const { text, remarks } = await read(
    t('甲') + r(`${reference(2, `w:customMarkFollows="${value}"`)}<w:t>※</w:t>`) + r(reference(3, '')),
    { footnotes },
  );
  expect(text).toBe('甲^※^');
  expect(remarks).toEqual([
    '有的脚注不用编号，用自己的标记（如 ※）：标记按文字保留，网页上另外有编号，请看一看',
  ]);
});
