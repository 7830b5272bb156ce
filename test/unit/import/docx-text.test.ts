import { describe, expect, it } from 'vitest';
import { buildDocx, cell, code, field, mark, p, para, r, row, t, table } from '../../support/build-docx.ts';
import { importDocument } from '../../support/import-document.ts';
import { importWord } from '../../support/import-word.ts';

/** Text of a Word file that does not stand in a `w:t`, and what is only said to be text. */

describe('text outside of runs of text', () => {
  it('is what an EQ field draws, whatever result the file holds', async () => {
    const { body, left, remarks } = await importWord(
      para(
        t('办理：'),
        field('eq \\o\\ac(○,1)'),
        t('受理；'),
        field(' EQ \\o\\ac(○,2) ', t('旧')),
        t('归档；'),
        `<w:fldSimple w:instr="eq \\o\\ac(○,3)"/>`,
        t('公开；'),
        field('eq \\o\\ac(○,密)'),
        t('件。'),
      ),
    );
    expect(body).toBe('办理：①受理；②归档；③公开；密件。');
    expect(left).toEqual([]);
    expect(remarks).toEqual(['字外面的圈、框或叠在字上的符号没有保留，字都在，请对照原文核对：“密”']);
  });

  it('has fields inside fields', async () => {
    const inner = [mark('begin'), code(' SEQ 项 '), mark('separate'), t('4'), mark('end')].join('');
    const { body } = await importWord(
      para(mark('begin'), code('eq \\o\\ac(○,'), inner, code(')'), mark('end'), t('甲项。')),
    );
    expect(body).toBe('④甲项。');
  });

  it('are readings, which stand behind their word', async () => {
    const ruby = (base: string, reading: string) =>
      r(`<w:ruby><w:rubyPr/><w:rt>${t(reading)}</w:rt><w:rubyBase>${t(base)}</w:rubyBase></w:ruby>`);
    const eq = (base: string, reading: string) =>
      field(`EQ \\* jc2 \\* "Font:宋体" \\* hps10 \\o\\ad(\\s\\up 9(${reading}),${base})`);
    const { body, missing, left, remarks } = await importWord(
      para(t('以'), ruby('矜', 'jīn'), ruby('持', 'chí'), t('的态度，'), ruby('再', 'zài'), t('议。')) +
        para(t('以'), eq('矜', 'jīn'), eq('慎', 'shèn'), t('的态度。')),
    );
    expect(body).toBe('以矜持（jīn chí）的态度，再（zài）议。\n\n以矜慎（jīn shèn）的态度。');
    expect([missing, left, remarks]).toEqual([[], [], ['注音写在字后面的括号里']]);
  });

  it('are the words of 艺术字, which may be the title', async () => {
    const art = (text: string) =>
      r(`<w:pict><v:shape><v:textpath style="x" string="${text}"/></v:shape></w:pict>`);
    const { values, body, missing } = await importDocument(
      '示例.docx',
      buildDocx({
        body: [
          `<w:p><w:pPr><w:jc w:val="center"/></w:pPr>${art('示例区示例局2021年度工作报告')}</w:p>`,
          para(t('前言'), art('开拓&amp;创新'), art('务实')),
          p('2021年，示例局推进各项工作。'),
        ].join(''),
      }),
    ).then((result) => ({ ...result, missing: result.account.missing }));
    expect(values.标题).toBe('示例区示例局2021年度工作报告');
    expect(body).toBe('前言\\\n开拓&创新\\\n务实\n\n2021年，示例局推进各项工作。');
    expect(missing).toEqual([]);
  });

  it('are the numbers of empty paragraphs in a list, as in a column of numbers', async () => {
    const number = '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr></w:p>';
    const { body } = await importWord(
      `<w:tbl><w:tr>${cell(p('序号'))}${cell(p('事项'))}</w:tr>${['甲', '乙']
        .map((name) => `<w:tr>${cell(number)}${cell(p(name))}</w:tr>`)
        .join('')}</w:tbl>${p('第三项', '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')}`,
      {
        numbering:
          '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
      },
    );
    expect(body).toBe('| 序号 | 事项 |\n|---|---|\n| 1 | 甲 |\n| 2 | 乙 |\n\n3 第三项');
  });

  it('are no numbers where only a section ends, or the paragraph is hidden with its mark', async () => {
    const item = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>';
    const section = '<w:sectPr><w:type w:val="nextPage"/></w:sectPr>';
    const hidden = '<w:vanish/>';
    const { body, missing, left } = await importWord(
      [
        p('加强领导。', item),
        p('', item + section),
        `<w:p><w:pPr>${item}<w:rPr>${hidden}</w:rPr></w:pPr>${t('内部掌握。', hidden)}</w:p>`,
        p('落实责任。', `${item}<w:rPr>${hidden}</w:rPr>${section}`),
      ].join(''),
      {
        numbering:
          '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
      },
    );
    expect(body).toBe('1、加强领导。\n\n2、落实责任。');
    expect(missing).toEqual([]);
    expect(left).toEqual(['隐藏文字：内部掌握。']);
  });

  it('are counted where an empty paragraph is hidden to skip one', async () => {
    const item = (level: number, more = '') =>
      `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr>${more}`;
    const skip = `<w:p><w:pPr>${item(0, '<w:rPr><w:vanish/></w:rPr>')}</w:pPr></w:p>`;
    const { body, left } = await importWord(
      `${p('第二章　示例目标')}${skip}${skip}${p('总体目标', item(1))}${p('分项目标', item(1))}`,
      {
        numbering:
          '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
      },
    );
    expect(body.replace(/^#+ /gmu, '')).toBe('第二章　示例目标\n\n2.1 总体目标\n\n2.2 分项目标');
    expect(left).toEqual([]);
  });

  it('are the values of old forms', async () => {
    const list =
      '<w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="街道"/><w:listEntry w:val="镇"/></w:ddList></w:ffData>';
    const box = (checked: number) =>
      `<w:ffData><w:checkBox><w:default w:val="0"/><w:checked w:val="${checked}"/></w:checkBox></w:ffData>`;
    const form = (data: string, name: string) => mark('begin', data) + code(name) + mark('end');
    const { body } = await importWord(
      para(
        t('类别：'),
        form(list, ' FORMDROPDOWN '),
        t('；'),
        form(box(1), ' FORMCHECKBOX '),
        t('是'),
        form(box(0), ' FORMCHECKBOX '),
        t('否'),
      ),
    );
    expect(body).toBe('类别：镇；☒是☐否');
  });

  it('are signs of symbol fonts, by their number and as letters', async () => {
    const sym = (font: string, char: string) => r(`<w:sym w:font="${font}" w:char="${char}"/>`);
    const font = (name: string) => `<w:rFonts w:ascii="${name}" w:hAnsi="${name}"/>`;
    const { body, missing, remarks, left } = await importWord(
      para(
        sym('Wingdings 2', 'F052'),
        t('同意　'),
        t('\uf0a3', font('Wingdings 2')),
        t('不同意　'),
        t('R', font('Wingdings 2')),
        t('其他　'),
        sym('Symbol', 'F0B3'),
        t('5万元，'),
        field(' SYMBOL 254 \\f "Wingdings" \\s 12 '),
        t('a', font('Symbol')),
        t('z', font('Webdings')),
        sym('Webdings', 'F07A'),
      ),
    );
    expect(body).toBe('☑同意　□不同意　☑其他　≥5万元，☑αz');
    expect(missing).toEqual([]);
    expect(remarks).toEqual([
      '用符号字体写的字认不出是什么符号，照字面保留，请对照原文核对：“z”（Webdings）',
    ]);
    expect(left).toEqual(['字体“Webdings”里的一个符号：']);
  });

  it('are signs of a symbol font that a style gives, or that only other letters have', async () => {
    const style = (type: string, id: string, fonts: string) =>
      `<w:style w:type="${type}" w:styleId="${id}"><w:name w:val="${id}"/><w:rPr><w:rFonts ${fonts}/></w:rPr></w:style>`;
    const both = 'w:ascii="Wingdings" w:hAnsi="Wingdings"';
    const { body, missing, remarks } = await importWord(
      [
        para(t('甲'), t('ü', '<w:rStyle w:val="C"/>'), t('乙')),
        para(t('甲'), t('ül', '<w:rFonts w:hAnsi="Wingdings"/>'), t('乙')),
        p('lü', '<w:pStyle w:val="P"/>'),
        para(
          '<w:pPr><w:pStyle w:val="P"/></w:pPr>',
          t('l'),
          t('GDPü', '<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>'),
        ),
        para(t('甲'), t('l', '<w:rStyle w:val="C"/><w:rFonts w:asciiTheme="minorHAnsi"/>'), t('乙')),
        para(t('甲'), t('®\uf0b4', '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>'), t('乙')),
        p('末段'),
      ].join(''),
      { styles: style('character', 'C', both) + style('paragraph', 'P', both) },
    );
    expect(body.split('\n\n')).toEqual(['甲✓乙', '甲✓l乙', '●✓', '●GDPü', '甲l乙', '甲→×乙', '末段']);
    expect(missing).toEqual([]);
    expect(remarks).toEqual([]);
  });

  it('is in capitals where Word shows it so, by its own look or a style', async () => {
    const capital = (name: string) => `<w:rPr><w:${name}/></w:rPr>`;
    const { body, missing, remarks } = await importWord(
      para(
        t('按照'),
        t('iso 9001', '<w:caps/>'),
        t('和'),
        t('Gb', '<w:smallCaps/>'),
        t('、'),
        t('gdp', '<w:rStyle w:val="c"/>'),
        t('执行。'),
      ) +
        p('wto规则', '<w:pStyle w:val="p"/>', '<w:caps w:val="0"/>') +
        p('wto规则', '<w:pStyle w:val="p"/>'),
      {
        styles: `<w:style w:type="character" w:styleId="c">${capital('caps')}</w:style><w:style w:type="paragraph" w:styleId="p">${capital('smallCaps')}</w:style>`,
      },
    );
    expect(body).toBe('按照ISO 9001和GB、GDP执行。\n\nwto规则\n\nWTO规则');
    expect([missing, remarks]).toEqual([[], []]);
  });

  it('is told where a field has no result and its code says nothing', async () => {
    const { body, left } = await importWord(
      para(t('第'), field(' LISTNUM '), t('条'), field(' XE "索引" '), field(' QUOTE "引文" '), t('。')),
    );
    expect(body).toBe('第条引文。');
    expect(left).toEqual(['域“LISTNUM”的内容：']);
  });
});

describe('what the second reading knows', () => {
  it('hyphens, formulas and hidden words are no losses', async () => {
    const fraction =
      '<m:oMath><m:f><m:num><m:r><m:t>满意件数</m:t></m:r></m:num><m:den><m:r><m:t>办结件数</m:t></m:r></m:den></m:f></m:oMath>';
    const { body, missing, left } = await importWord(
      [
        para(r('<w:t>电话：010</w:t><w:noBreakHyphen/><w:t>12345678，工作时间接听。</w:t>')),
        para(t('满意率为'), fraction, t('，比上年提高。')),
        para(t('全年受理'), t('内部', '<w:vanish/>'), t('三件。')),
        para(t('审计内部管理'), t('七', '<w:vanish/>'), t('次，整改到位。')),
        para(t('样式里'), t('不印', '<w:rStyle w:val="h"/>'), t('的字。')),
      ].join(''),
      { styles: '<w:style w:type="character" w:styleId="h"><w:rPr><w:vanish/></w:rPr></w:style>' },
    );
    expect(body.split('\n\n')).toEqual([
      '电话：010-12345678，工作时间接听。',
      '满意率为满意件数/办结件数，比上年提高。',
      '全年受理三件。',
      '审计内部管理次，整改到位。',
      '样式里的字。',
    ]);
    expect(missing).toEqual([]);
    expect(left).toEqual(['隐藏文字：内部', '隐藏文字：七', '隐藏文字：不印']);
  });

  it('hides a note with the mark that refers to it', async () => {
    const mark = (properties: string) => r('<w:footnoteReference w:id="2"/>', properties);
    const footnotes = `<w:footnote w:id="2">${p('只给自己看的注。')}</w:footnote>`;
    const { body, left, missing } = await importWord(para(t('甲'), mark('<w:vanish/>'), t('乙')), {
      footnotes,
    });
    expect(body).toBe('甲乙');
    expect(left).toEqual(['隐藏的脚注或尾注：']);
    expect(missing).toEqual([]);
    expect((await importWord(para(t('甲'), mark('')), { footnotes })).body).toContain('只给自己看的注。');
  });

  it('tells white words on the white of the page, and none on a ground of their own', async () => {
    const white = '<w:color w:val="ffffff"/>';
    const told = async (body: string) =>
      (await importWord(p('首段') + body)).remarks.filter((remark) => remark.startsWith('有白色的字'));
    expect(await told(para(t('甲'), t('不公开', white), t('的话', white)))).toEqual([
      '有白色的字，在白纸上看不见，当作正文带进来了，请看一看；不该公开的请删去：“不公开的话”',
    ]);
    expect(await told(para(t('甲', `${white}<w:shd w:val="clear" w:fill="FFFFFF"/>`)))).toHaveLength(1);
    for (const body of [
      p('甲', '', `${white}<w:shd w:val="clear" w:fill="0000FF"/>`),
      p('甲', '', `${white}<w:highlight w:val="blue"/>`),
      p('甲', '', `${white}<w:vanish/>`),
      p('甲', '<w:shd w:val="clear" w:fill="0000FF"/>', white),
      table(row(cell(p('甲', '', white)))),
      p(' ', '', white),
      p('甲', '', '<w:color w:val="FFFFFF" w:themeColor="text1"/>'),
      p('甲', '', white) + para(r('<w:drawing><wp:anchor behindDoc="1"/></w:drawing>')),
    ])
      expect(await told(body)).toEqual([]);
  });

  it('hides what a paragraph style hides, and shows what a run shows again', async () => {
    const { body, left } = await importWord(
      `${p('不印的段', '<w:pStyle w:val="h"/>')}${p('又印的段', '<w:pStyle w:val="h"/>', '<w:vanish w:val="0"/>')}`,
      {
        styles:
          '<w:style w:type="paragraph" w:styleId="b"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="h"><w:basedOn w:val="b"/></w:style>',
      },
    );
    expect(body).toBe('又印的段');
    expect(left).toEqual(['隐藏文字：不印的段']);
  });
});

describe('prompts', () => {
  const PROMPT = '单击或点击此处输入文字。';
  const sdt = (content: string, isEmpty = true) =>
    `<w:sdt><w:sdtPr>${isEmpty ? '<w:showingPlcHdr/>' : ''}</w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;

  it('of controls that nobody filled in are told and not shown, wherever the control stands', async () => {
    const { body, left, missing } = await importWord(
      [
        para(t('联系人：'), sdt(t(PROMPT))),
        para(t('电话：'), sdt(t('010-12345678'), false)),
        para(
          t('传真：'),
          sdt(t('010-87654321')).replace('<w:showingPlcHdr/>', '<w:showingPlcHdr w:val="0"/>'),
        ),
        sdt(p('[在此处键入摘要]')),
        `<w:tbl><w:tr>${cell(p('甲'))}${sdt(cell(p('选择一项。')))}${cell(p('丙'))}</w:tr></w:tbl>`,
      ].join(''),
    );
    expect(body).toBe(
      '联系人：\n\n电话：010-12345678\n\n传真：010-87654321\n\n| 甲 |  | 丙 |\n|---|---|---|',
    );
    expect(left).toEqual([
      `没有填写的提示：${PROMPT}`,
      '没有填写的提示：[在此处键入摘要]',
      '没有填写的提示：选择一项。',
    ]);
    expect(missing).toEqual([]);
  });

  it('that are blanks to be filled in by hand stay', async () => {
    const blank = sdt(t('________'));
    const { body, left, missing } = await importWord(para(t('甲方：'), blank, t('，乙方：'), blank, t('。')));
    expect([body.replaceAll('\\', ''), left, missing]).toEqual(['甲方：________，乙方：________。', [], []]);
  });

  it('of fields and in the style of prompts as well', async () => {
    const { body, left } = await importWord(
      para(t('姓名：'), field(' MACROBUTTON NoMacro [单击此处键入姓名] ')) +
        para(t('地址：'), t('点击此处输入地址', '<w:rStyle w:val="a4"/>')) +
        para(t('说明：'), t('写在这种样式里的字', '<w:rStyle w:val="a3"/>')),
      {
        styles:
          '<w:style w:type="character" w:styleId="a3"><w:name w:val="Placeholder Text"/></w:style><w:style w:type="character" w:styleId="a4"><w:name w:val="占位符文本"/></w:style>',
      },
    );
    expect(body).toBe('姓名：\n\n地址：\n\n说明：写在这种样式里的字');
    expect(left.sort()).toEqual(['没有填写的提示：[单击此处键入姓名]', '没有填写的提示：点击此处输入地址']);
  });

  it('typed by hand stay, with a warning', async () => {
    const { body, remarks } = await importWord(
      para(t('单位：'), t('请点击此处输入单位名称')) + p('点击此处输入不了的，请联系我们。'),
    );
    expect(body).toBe('单位：请点击此处输入单位名称\n\n点击此处输入不了的，请联系我们。');
    expect(remarks).toEqual(['像是没有填写的提示，请填好或者删去：“请点击此处输入单位名称”']);
  });
});

describe('links', () => {
  const WEB = 'https://www.example.gov.cn/zwgk/';

  it('keep the address of their field', async () => {
    const { body, remarks } = await importWord(
      [
        para(t('详见'), field(` HYPERLINK "${WEB}" \\o "提示" `, t('政务公开'), t('栏目')), t('。')),
        para(t('详见'), field(` HYPERLINK "${WEB}a" \\l "p2" `, t('第二部分')), t('。')),
        para(t('详见'), field(' HYPERLINK \\l "_Toc1" ', t('上文')), t('。')),
        para(t('写信到'), field(' HYPERLINK "mailto:shili@example.gov.cn" ', t('信箱')), t('。')),
        `<w:p><w:fldSimple w:instr=" HYPERLINK &quot;${WEB}b&quot; ">${t('栏目')}</w:fldSimple></w:p>`,
      ].join(''),
    );
    expect(body.split('\n\n')).toEqual([
      `详见[政务公开栏目](<${WEB}>)。`,
      `详见[第二部分](<${WEB}a#p2>)。`,
      '详见上文。',
      '写信到[信箱](<mailto:shili@example.gov.cn>)。',
      `[栏目](<${WEB}b>)`,
    ]);
    expect(remarks).toEqual([]);
  });

  it('have the part that Word keeps apart', async () => {
    const { body } = await importWord(
      `<w:p><w:hyperlink r:id="h" w:anchor="p3">${t('第三部分')}</w:hyperlink></w:p>`,
      {
        relations: `<Relationship Id="h" Type="x/hyperlink" Target="${WEB}" TargetMode="External"/>`,
      },
    );
    expect(body).toBe(`[第三部分](<${WEB}#p3>)`);
  });
});
