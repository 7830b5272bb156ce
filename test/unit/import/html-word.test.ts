import { describe, expect, it } from 'vitest';
import { importDocument, paste } from '../../support/import-document.ts';

const STRUCK = '有删除线的文字按普通文字保留，请看一看是不是要删去';
const TRACKED = '文件里有修订痕迹：插入的文字当作正文，删除的文字没有带进来';

const ANCHOR = (mark: string) =>
  `<span class=MsoCommentReference><span lang=EN-US style='font-size:8.0pt'><![if !supportAnnotations]><a class=msocomanchor id="_anchor_1" href="#_msocom_1" name="_msoanchor_1">${mark}</a><![endif]><span style='mso-special-character:comment'>&nbsp;</span></span></span>`;
const COMMENT = (mark: string) =>
  `<div style='mso-element:comment-list'><hr class=msocomoff><div style='mso-element:comment'><div id="_com_1" class=msocomtxt><span style='mso-comment-author:张三'><a name="_msocom_1"></a></span><p class=MsoCommentText><span class=MsoCommentReference><a class=msocomoff href="#_msoanchor_1">${mark}</a></span>这里再核一下，<br>不要公开。</p></div></div></div>`;

describe('a page that Word wrote', () => {
  it.each(['[张1]', '[1]'])('leaves its comments behind, by their authors (%s)', (mark) => {
    expect(
      paste(
        `<p>推进<a style='mso-comment-reference:_1;mso-comment-date:20230101T0000'>示例</a>${ANCHOR(mark)}工作。</p>${COMMENT(mark)}`,
      ),
    ).toEqual({
      markdown: '推进示例工作。',
      told: ['批注（张三）“这里再核一下，不要公开。”：批注不属于正文'],
    });
  });

  it('has no mark of a comment that is not there, and all that was typed behind one', () => {
    expect(paste('<p>推进<span class=MsoCommentReference>[ZS12]</span>工作。</p>')).toEqual({
      markdown: '推进工作。',
      told: [],
    });
    expect(paste('<p>推进<span class=MsoCommentReference>各项</span>工作。</p>').markdown).toBe(
      '推进各项工作。',
    );
    expect(paste("<div style='mso-element:comment'><p>核。</p></div>").told).toEqual([
      '批注（没有署名）“核。”：批注不属于正文',
    ]);
  });

  it('is without what was deleted in it, and says so', async () => {
    const own = 'cite="mailto:张三" datetime="2023-01-01T00:00"';
    const text = `<p>本局<del ${own}><span>（此处待定）</span></del>落实<ins ${own}>各项</ins>工作<del ${own}> </del>。</p>`;
    expect(paste(text)).toEqual({
      markdown: '本局落实各项工作。',
      told: ['修订中删除的文字“（此处待定）”：原文件里已经标为删除', TRACKED],
    });
    const report = await importDocument(
      '示例.htm',
      `<html><body><div class=WordSection1><p align=center style='text-align:center'><b>示例区示例局2023年度工作报告</b></p><p>示例局认真履行职责，扎实推进各项工作，取得了明显成效。</p>${text}</div>${COMMENT('[张1]')}</body></html>`,
    );
    expect(report.body).toContain('本局落实各项工作。');
    expect(report.body).not.toMatch(/待定|不要公开|张1/u);
    expect(report.leftBehind.map(({ what }) => what)).toEqual(['修订中删除的文字', '批注（张三）']);
    expect(report.remarks).toContain(TRACKED);
  });
});

describe('what is written in a symbol font', () => {
  it('is the sign that the font shows', () => {
    expect(
      paste(
        `<p>甲<span style="font-family:Wingdings;mso-char-type:symbol"><span>ü</span></span>乙<span style='font-family:"Wingdings 2",serif'>R是</span><font face=Symbol>a</font><span style="font:10pt Wingdings">l<span style='font:7.0pt "Times New Roman"'>l</span></span>。</p>`,
      ),
    ).toEqual({ markdown: '甲✓乙☑是α●l。', told: [] });
  });

  it('is told where nothing is known of the sign, and is a letter in other fonts', () => {
    expect(paste('<p>甲<span style="font-family:Webdings">a</span>乙</p>')).toEqual({
      markdown: '甲a乙',
      told: ['用符号字体写的字认不出是什么符号，照字面保留，请对照原文核对：“a”（Webdings）'],
    });
    const plain =
      '<p><span style="font-family:宋体;mso-fareast-font-family:Wingdings">甲l</span><span style="font-family:Segoe UI Symbol">ü</span></p>';
    expect(paste(plain)).toEqual({ markdown: '甲lü', told: [] });
  });
});

describe('the items of a list that Word wrote', () => {
  const item = (font: string, mark: string, level: number, text: string) =>
    `<p class=MsoListParagraph style='text-indent:-21.0pt;mso-list:l0 level${level} lfo1'><![if !supportLists]><span style='font-family:${font};mso-fareast-font-family:${font}'><span style='mso-list:Ignore'>${mark}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]><span style='font-family:宋体'>${text}</span></p>`;

  it('are items where they have bullets', () => {
    expect(
      paste(
        item('Wingdings', 'l', 1, '加强组织领导') +
          item('"Courier New"', 'o', 2, '落实工作责任') +
          item('Wingdings', '&Oslash;', 1, '强化监督') +
          item('Symbol', '·', 1, '抓好落实') +
          item('宋体', '—', 1, '做好宣传') +
          '<p style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore;font-family:Wingdings">n<span>&nbsp;</span></span><span>甲项工作</span></p>',
      ),
    ).toEqual({
      markdown: '- 加强组织领导\n    - 落实工作责任\n- 强化监督\n- 抓好落实\n- 做好宣传\n- 甲项工作',
      told: [],
    });
  });

  it('keep bullets that say something', () => {
    const items = item('Wingdings', 'ü', 1, '已经公开') + item('宋体', '※', 1, '另行通知');
    expect(paste(items)).toEqual({ markdown: '✓已经公开\n\n※另行通知', told: [] });
  });

  it('keep their numbers', () => {
    expect(
      paste(
        item('宋体', '1.', 1, '做好第一项工作，并报送结果。') +
          item('宋体', '（2）', 1, '做好第二项工作，并报送结果。'),
      ).markdown,
    ).toBe('1.做好第一项工作，并报送结果。\n\n（2）做好第二项工作，并报送结果。');
  });
});

it('letters that a page shows as capitals are capitals', () => {
  const html =
    '<p><span style="text-transform:uppercase">wto</span>规则、<span style="font-variant:small-caps">Iso <span style="font-variant:normal">a</span></span>。</p>';
  expect(paste(html)).toEqual({ markdown: 'WTO规则、ISO a。', told: [] });
});

describe('text that a page shows struck through', () => {
  it.each([
    '<s>作废</s>',
    '<strike>作废</strike>',
    '<del>作废</del>',
    '<del cite="https://www.example.org/" datetime="2023-01-01">作废</del>',
    '<span style="text-decoration: underline line-through">作废</span>',
    '<span style="TEXT-DECORATION-LINE:line-through">作废</span>',
  ])('stays, and is told: %s', (html) => {
    expect(paste(`<p>他说${html}的话。</p><p><s>又</s>说。</p>`)).toEqual({
      markdown: '他说作废的话。\n\n又说。',
      told: [STRUCK],
    });
  });

  it.each([
    '<s> </s>',
    '<ins>字</ins>',
    '<span style="text-decoration:underline">字</span>',
  ])('is not %s', (html) => {
    expect(paste(`<p>他${html}说。</p>`).told).toEqual([]);
  });
});
