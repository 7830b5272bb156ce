import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { type DocxParts, drawing, p, para, relation } from '../../support/build-docx.ts';
import { readWord } from '../../support/import-word.ts';

const run = (content: string) => para(`<w:r>${content}</w:r>`);
const text = (content: string) => `<w:t>${content}</w:t>`;
const at = (content: string) => `<a:r><a:t>${content}</a:t></a:r>`;
const read = async (body: string, parts: Partial<DocxParts> = {}) => {
  const document = await readWord(body + p('末'), parts);
  return { ...document, lines: document.lines.slice(0, -1) };
};

describe('what is drawn in a Word file', () => {
  it('has its words, those of each paragraph apart, and nothing for none', async () => {
    const words = `<a:p>${at('甲')}<a:br/>${at('乙')}<a:x>不是字</a:x></a:p><a:p>${at(' ')}</a:p><a:p>${at('丙')}</a:p>`;
    expect((await read(run(drawing(words)))).lines).toEqual(['甲乙/丙']);
    expect((await read(run(`${text('前')}${drawing(words)}`))).lines).toEqual(['前/甲乙/丙']);
    const between = `${text('前')}<w:pict><v:shape><v:textpath string="艺术字"/></v:shape></w:pict>${text('后')}`;
    expect((await read(run(between))).lines).toEqual(['前/艺术字/后']);
    expect((await read(run('<w:pict><v:shape><v:textpath on="t"/></v:shape></w:pict>'))).lines).toEqual(['']);
    expect(
      (await read(run('<w:pict><v:shape><v:textbox><div>网<b>页</b></div></v:textbox></v:shape></w:pict>')))
        .lines,
    ).toEqual(['网页']);
    const box = `<w:pict><v:textbox><w:txbxContent>${p('框')}</w:txbxContent></v:textbox></w:pict>`;
    expect((await read(run(box))).lines).toEqual(['', '框']);
    const inside = `<wps:txbx><w:txbxContent>${p('外')}${run(`<w:pict><v:textbox><w:txbxContent>${p('内')}</w:txbxContent></v:textbox></w:pict>`)}</w:txbxContent></wps:txbx>`;
    expect((await read(run(drawing(inside)))).lines).toEqual(['', '外', '', '内']);
  });

  it('has the newer of two forms, unless nothing of it can be read', async () => {
    const both = (choice: string, fallback: string) =>
      `<mc:AlternateContent><mc:Choice Requires="a">${choice}</mc:Choice><mc:Fallback>${fallback}</mc:Fallback></mc:AlternateContent>`;
    const old = '<w:pict><v:shape><v:textpath string="旧"/></v:shape></w:pict>';
    expect((await read(run(both(drawing(`<a:p>${at('新')}</a:p>`), old)))).lines).toEqual(['新']);
    expect((await read(run(both('<w:drawing/>', old)))).lines).toEqual(['旧']);
    expect((await read(run(both('<w:drawing/>', '')))).lines).toEqual(['']);
    expect((await read(run(both(`<mc:x>${text('一')}</mc:x>`, old)))).lines).toEqual(['']);
    const seen = [
      '<w:sym w:font="Wingdings" w:char="F0FE"/>',
      '<m:t/>',
      '<a:blip r:embed="x"/>',
      '<v:imagedata r:id="x"/>',
    ];
    for (const form of seen) expect((await read(run(both(form, old)))).lines.join()).not.toContain('旧');
    // Of a frame without words, as WPS writes it.
    const frame = '<w:pict><v:shape><v:imagedata o:title=""/></v:shape></w:pict>';
    const shape = await read(run(both(drawing('<wps:wsp xmlns:wps="w"/>'), frame)));
    expect([shape.lines, shape.images, shape.left]).toEqual([[''], [], []]);
  });

  it('that shows a file by its icon says that what is in the file did not come over', async () => {
    const object = (attributes: string) =>
      `<w:object><v:shape><v:imagedata r:id="image1.png"/></v:shape><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" ${attributes}/></w:object>`;
    const tell = async (attributes: string) => {
      const { remarks } = await read(run(object(attributes)), {
        media: { 'image1.png': new Uint8Array([1]) },
      });
      return remarks.filter((remark) => remark.includes('另一个文件'));
    };
    expect(await tell('ProgID="Word.Document.12" DrawAspect="Icon"')).toHaveLength(1);
    expect(await tell('ProgID="AcroExch.Document.DC"')).toHaveLength(1);
    expect(await tell('ProgID="Package"')).toEqual([expect.stringContaining('嵌入的文件')]);
    for (const shown of ['ProgID="Equation.3"', 'ProgID="Excel.Sheet.12" DrawAspect="Content"'])
      expect(await tell(shown)).toEqual([]);
  });

  it('are pictures described by its words, its title, or the program that made it', async () => {
    const blip = '<a:blip r:embed="image1.png"/>';
    const object = (program: string) =>
      `<w:object><v:shape><v:imagedata r:id="image1.png"/></v:shape><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" ${program}/></w:object>`;
    const media = { 'image1.png': new Uint8Array([1]) };
    const { images } = await read(
      run(
        [
          drawing(blip, '<wp:docPr id="1" descr=" 图 " title="题"/>'),
          drawing(blip, '<wp:docPr id="1" descr=" " title="题"/>'),
          drawing(blip, '<wp:docPr id="1" descr="C:\\a.png" title="示例图"/>'),
          drawing(blip),
          '<w:pict><v:shape><v:imagedata r:id="image1.png" o:title="旧题"/></v:shape></w:pict>',
          ...'Equation.3 MathType Excel.Sheet.8 PowerPoint.Show Visio.Drawing Package Unknown.1 My.Excel'
            .split(' ')
            .map((id) => object(`ProgID="${id}"`)),
          object(''),
          drawing('<a:blip r:link="image1.png"/>'),
        ].join(''),
      ),
      { media },
    );
    expect(images.map(({ alt }) => alt).join('|')).toBe(
      '图|题|示例图||旧题|公式|公式|Excel 表格|演示文稿|Visio 图|嵌入的文件|嵌入的对象|嵌入的对象|嵌入的对象|',
    );
    expect(new Set(images.map(({ source }) => source.kind))).toEqual(new Set(['bytes']));
    const absent = await read(run(object('ProgID="Excel.Sheet.8"') + drawing('<a:blip r:embed="none"/>')));
    expect(absent.images.map(({ source }) => source.kind === 'absent' && source.where)).toEqual([
      'Excel 表格',
      '',
    ]);
  });

  it.each([
    ['', '', ''],
    ['<a:srcRect l="50000"/>', '', '剪裁过'],
    ['<a:srcRect l="0" t="-1000" b="2%"/>', '', '剪裁过'],
    ['<a:srcRect/>', '', ''],
    ['<a:srcRect l="-50000" t="0"/>', '', ''],
    ['', '<a:xfrm rot="5400000"/>', '转了方向'],
    ['', '<a:xfrm rot="-120000"/>', '转了方向'],
    ['', '<a:xfrm rot="21560000"/>', ''],
    ['', '<a:xfrm rot="60000"/>', ''],
    ['', '<a:xfrm flipH="1"/>', '翻转'],
    ['', '<a:xfrm flipV="true"/>', '翻转'],
    ['', '<a:xfrm flipH="0"/>', ''],
    ['', '<a:prstGeom prst="ellipse"/>', '裁剪成形状'],
    ['', '<a:custGeom/>', '裁剪成形状'],
    ['', '<a:prstGeom prst="rect"/>', ''],
  ])('are pictures that Word shows otherwise: %s %s', async (crop, turn, told) => {
    const blip = '<a:blip r:embed="image1.png"/>';
    const picture = `<pic:pic xmlns:pic="pic"><pic:blipFill>${blip}${crop}</pic:blipFill><pic:spPr>${turn}</pic:spPr></pic:pic>`;
    const { remarks, lines } = await read(
      run(drawing(blip)) + run(drawing(picture, '<wp:docPr id="1" descr="示例照片"/>')),
    );
    expect(lines).toEqual(['#', '#']);
    expect(remarks.length).toBe(told === '' ? 0 : 1);
    if (told !== '') expect(remarks[0]).toMatch(new RegExp(`${told}.*：第 2 张图“示例照片”$`, 'u'));
  });

  it('are pictures of a turned group, and cropped ones of older programs', async () => {
    const picture = '<pic:pic xmlns:pic="pic"><pic:blipFill><a:blip/></pic:blipFill></pic:pic>';
    const group = `<g:wgp xmlns:g="g"><g:grpSpPr><a:xfrm rot="5400000"/></g:grpSpPr>${picture}</g:wgp>`;
    const old = '<w:pict><v:shape><v:imagedata r:id="x" cropleft="6554f" o:title="旧图"/></v:shape></w:pict>';
    const { remarks } = await read(run(drawing(group) + old.replace('w:pict', 'w:pict xmlns:o="o"')));
    expect(remarks.map((each) => each.split('：').at(-1))).toEqual(['第 1 张图', '第 2 张图']);
  });

  it('is not what is hidden in its list of shapes', async () => {
    const picture = (hidden: string) =>
      `<pic:pic xmlns:pic="pic"><pic:nvPicPr><pic:cNvPr id="1" name="x" ${hidden}/></pic:nvPicPr><pic:blipFill><a:blip r:embed="x"/></pic:blipFill></pic:pic>`;
    const box = `<wps:wsp><wps:txbx><w:txbxContent>${p('隐藏的字')}</w:txbxContent></wps:txbx></wps:wsp>`;
    const { lines, left, remarks } = await read(
      run(drawing(picture(''), '<wp:docPr id="1" descr="示例照片" hidden="1"/>')) +
        run(drawing(box, '<wp:docPr id="2" hidden="true"/>')) +
        run(drawing(`<g:wgp xmlns:g="g">${picture('hidden="1"')}${picture('hidden="0"')}</g:wgp>`)) +
        run(
          '<w:pict><v:shape style="width:1pt;visibility:hidden"><v:textpath string="旧"/></v:shape></w:pict>',
        ) +
        run(drawing(picture(''), '<wp:docPr id="3" hidden="0"/>')),
    );
    expect(lines).toEqual(['', '', '#', '', '#']);
    expect(left).toEqual([
      '隐藏的图或文本框：示例照片',
      '隐藏的图或文本框：隐藏的字',
      '隐藏的图或文本框：',
      '隐藏的图或文本框：',
    ]);
    expect(remarks).toEqual([]);
  });

  it('are told where no picture shows them', async () => {
    const O = 'xmlns:o="urn:schemas-microsoft-com:office:office"';
    const { left } = await read(
      run(`<w:object><o:OLEObject ${O} ProgID="Excel.Sheet.12"/></w:object>`) +
        run(
          `<w:object><v:shape><v:imagedata o:title=""/></v:shape><o:OLEObject ${O} ProgID="Visio"/></w:object>`,
        ) +
        run('<w:object><v:shape/><w:control r:id="x" w:name="CheckBox1"/></w:object>') +
        run('<w:object><v:shape><v:imagedata r:id="x"/></v:shape><w:control r:id="x"/></w:object>'),
    );
    expect(left).toEqual(['Excel 表格：', 'Visio 图：', '表单控件：']);
  });

  it('are charts and diagrams, told with their words or their description', async () => {
    const chart = (id: string, descr = '') =>
      run(drawing(`<c:chart xmlns:c="c" ${id}/>`, `<wp:docPr id="1" descr="${descr}"/>`));
    const { left, leftBehind } = await read(
      chart('r:id="rc"') +
        chart('r:id="none"', '示例图') +
        chart('') +
        run(drawing('<dgm:relIds xmlns:dgm="d" r:dm="rd"/>')) +
        run(drawing('<dgm:relIds xmlns:dgm="d" r:dm="none"/>', '<wp:docPr id="1" descr="流程"/>')),
      {
        relations: relation('rc', 'chart', 'charts/c.xml') + relation('rd', 'diagramData', 'diagrams/d.xml'),
        parts: {
          'word/charts/c.xml': strToU8(
            '<c:chartSpace xmlns:c="c" xmlns:a="a"><a:t>甲</a:t><c:x>不是字</c:x><a:t>乙</a:t></c:chartSpace>',
          ),
          'word/diagrams/d.xml': strToU8(
            '<dgm:x xmlns:dgm="d" xmlns:a="a"><a:t>受理</a:t><a:t>办结</a:t></dgm:x>',
          ),
        },
      },
    );
    expect(left).toEqual([
      '图表：甲 乙',
      '图表：示例图',
      '图表：',
      'SmartArt 图示：受理 办结',
      'SmartArt 图示：流程',
    ]);
    expect(leftBehind.every(({ isBody, reason }) => isBody && /再导入/u.test(reason))).toBe(true);
  });
});
