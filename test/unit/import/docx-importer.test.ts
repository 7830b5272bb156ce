import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../../src/import/read-markdown.ts';
import { buildDocx, type DocxParts, p, t, cell as wordCell } from '../../support/build-docx.ts';
import { bare, importDocument, readSource } from '../../support/import-document.ts';

const CENTRED = '<w:jc w:val="center"/>';
const TITLE = p('示例区示例局2021年度法治政府建设情况报告', CENTRED, '<w:b/><w:sz w:val="44"/>');
const level = (ilvl: number, format: string, text: string, more = '') =>
  `<w:lvl w:ilvl="${ilvl}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/>${more}</w:lvl>`;
const list = (ilvl: number, numId = 1) =>
  `<w:numPr><w:ilvl w:val="${ilvl}"/><w:numId w:val="${numId}"/></w:numPr>`;

const NUMBERING = `<w:abstractNum w:abstractNumId="7">${level(0, 'chineseCounting', '%1、')}${level(1, 'chineseCounting', '（%2）')}${level(2, 'decimal', '%3.')}</w:abstractNum>
<w:abstractNum w:abstractNumId="8">${level(0, 'bullet', '')}</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>`;

describe('a Word document', () => {
  it('has the numbers that Word counts by itself, as headings and in the text', async () => {
    const { body, values } = await importDocument(
      '示例.docx',
      buildDocx({
        numbering: NUMBERING,
        body: [
          TITLE,
          p('2021年，示例局推进各项工作。'),
          p('主要举措', list(0)),
          p('加强领导', list(1)),
          p('年初制定计划。'),
          p('落实责任', list(1)),
          p('2021年起落实责任。', list(2)),
          p('下一步打算', list(0)),
          p('继续推进。'),
          p('另一处', list(0, 3)),
          p('从五开始。'),
        ].join(''),
      }),
    );
    expect(values.标题).toBe('示例区示例局2021年度法治政府建设情况报告');
    expect(body).toBe(
      [
        '2021年，示例局推进各项工作。',
        '## 一、主要举措',
        '### （一）加强领导',
        '年初制定计划。',
        '### （二）落实责任',
        '1\\. 2021年起落实责任。',
        '## 二、下一步打算',
        '继续推进。',
        '## 五、另一处',
        '从五开始。',
      ].join('\n\n'),
    );
  });

  it('has merged cells, notes, bullets, bold and line breaks', async () => {
    const cell = (text: string, properties = '') => wordCell(p(text), properties);
    const { body, account } = await importDocument(
      '示例.docx',
      buildDocx({
        numbering: NUMBERING,
        footnotes: `<w:footnote w:type="separator" w:id="-1">${p('')}</w:footnote><w:footnote w:id="2">${p('脚注内容。')}</w:footnote>`,
        endnotes: `<w:endnote w:id="2">${p('尾注内容。')}</w:endnote>`,
        body: [
          TITLE,
          `<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>依法行政。</w:t></w:r><w:r><w:t>全面推进</w:t><w:footnoteReference w:id="2"/></w:r><w:r><w:t>各项工作</w:t><w:endnoteReference w:id="2"/><w:t>，上行</w:t><w:br/><w:t>下行</w:t></w:r></w:p>`,
          p('第一点', list(0, 2)),
          p('第二点', list(0, 2)),
          `<w:tbl><w:tr>${cell('指标', '<w:vMerge w:val="restart"/>')}${cell('数值', '<w:gridSpan w:val="2"/>')}</w:tr><w:tr>${cell('', '<w:vMerge/>')}${cell('上年')}${cell('本年')}</w:tr><w:tr>${cell('甲|乙')}${cell('1')}${cell('')}</w:tr></w:tbl>`,
          `<w:tbl><w:tr><w:tc>${p('只有一格的表不是表。')}</w:tc></w:tr></w:tbl>`,
        ].join(''),
      }),
    );
    expect(body).toBe(
      [
        '**依法行政。**全面推进[^1]各项工作[^2]，上行\\\n下行',
        '- 第一点\n- 第二点',
        '| 指标 | 数值 | < |\n|---|---|---|\n| ^^ | 上年 | 本年 |\n| 甲\\|乙 | 1 |  |',
        '只有一格的表不是表。',
        '[^1]: 脚注内容。',
        '[^2]: 尾注内容。',
      ].join('\n\n'),
    );
    expect(account.missing).toEqual([]);
  });

  it('accepts tracked changes, and names what it leaves behind', async () => {
    const { body, leftBehind, remarks } = await importDocument(
      '示例.docx',
      buildDocx({
        header: p('内部资料'),
        comments: `<w:comment w:id="1" w:author="示例编辑">${p('此处请核实')}</w:comment>`,
        body: [
          TITLE,
          `<w:p><w:r><w:t>保留</w:t></w:r><w:ins w:id="1"><w:r><w:t>插入</w:t></w:r></w:ins><w:del w:id="2"><w:r><w:delText>删除</w:delText></w:r></w:del><w:r><w:t>结尾</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r></w:p>`,
          `<w:p><w:pPr><w:rPr><w:del w:id="3"/></w:rPr></w:pPr><w:r><w:t>前半句，</w:t></w:r></w:p>${p('后半句。')}`,
        ].join(''),
        relations: '',
      }),
    );
    expect(body).toBe('保留插入结尾\n\n前半句，后半句。');
    expect(leftBehind.map(({ what, text }) => `${what}：${text}`)).toEqual([
      '修订中删除的文字：删除',
      '隐藏文字：隐藏',
      '页眉：内部资料',
      '批注（示例编辑）：此处请核实',
    ]);
    expect(remarks.join()).toContain('修订痕迹');
  });

  it('reads text boxes once, pictures with their description, and fields by their result', async () => {
    const picture = `<w:drawing><wp:inline><wp:docPr id="1" name="图片 1" descr="示例区地图"/><a:graphic><a:graphicData><a:blip r:embed="image1.png"/></a:graphicData></a:graphic></wp:inline></w:drawing>`;
    const { body, source } = await importDocument(
      '示例.docx',
      buildDocx({
        media: { 'image1.png': new Uint8Array([1]) },
        body: [
          TITLE,
          `<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>${p('框里的文字。')}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>${p('框里的文字。')}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>段落。</w:t></w:r></w:p>`,
          `<w:p><w:r>${picture}</w:r></w:p>`,
          `<w:p><w:r><w:t>见</w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>表1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r></w:p>`,
        ].join(''),
      }),
    );
    expect(body).toBe('段落。\n\n框里的文字。\n\n![示例区地图](images/1.png)\n\n见表1☑');
    expect(source.images).toHaveLength(1);
  });

  it('is named by its own title, whatever stands above it', async () => {
    const { values, body, leftBehind } = await importDocument(
      '示例.docx',
      buildDocx({
        body: [
          p('示例区人民政府文件', CENTRED, '<w:sz w:val="72"/>'),
          p('示府发〔2021〕3号', CENTRED, '<w:sz w:val="32"/>'),
          p('示例区人民政府关于印发', CENTRED, '<w:sz w:val="44"/>'),
          p('《示例规划》的通知', CENTRED, '<w:sz w:val="44"/>'),
          p('各街道、各镇：', '', '<w:sz w:val="32"/>'),
          p('现将规划印发给你们。', '', '<w:sz w:val="32"/>'),
          p('示例区人民政府', '<w:jc w:val="right"/>', '<w:sz w:val="32"/>'),
          p('2021年3月1日', '<w:jc w:val="right"/>', '<w:sz w:val="32"/>'),
        ].join(''),
      }),
    );
    expect(values).toMatchObject({
      标题: '示例区人民政府关于印发《示例规划》的通知',
      发文字号: '示府发〔2021〕3号',
      机构名称: '示例区人民政府',
      体裁: '通知',
      发文日期: '2021-03-01',
      落款: '示例区人民政府 / 2021年3月1日',
    });
    expect(body).toBe('各街道、各镇：\n\n现将规划印发给你们。');
    expect(leftBehind.map(({ text }) => text)).toEqual(['示例区人民政府文件']);
  });

  it('keeps every character of hostile text', async () => {
    const text = '| 甲 | **乙** [链接](x) &amp;lt;b&amp;gt; \\ `码` ^^ &lt; # 1. 丙';
    const { body, account } = await importDocument('示例.docx', buildDocx({ body: TITLE + p(text) }));
    expect(bare(readMarkdown(body))).toBe(bare('| 甲 | **乙** [链接](x) &lt;b&gt; \\ `码` ^^ < # 1. 丙'));
    expect(account.missing).toEqual([]);
  });
});

describe('a Word file that is a page in an envelope', () => {
  const html = `<html><head><meta charset="utf-8"><style>p { margin: 0 }</style></head><body><h1>示例区示例局2021年度工作报告</h1><p>首页</p><p>示例局办理12件。</p><img src="file:///C:/fake/image0.png" alt="示例图"></body></html>`;
  const archive = [
    'MIME-Version: 1.0\nContent-Type: multipart/related;\n    type="text/html";\n    boundary="----=mhtDocumentPart"\n\n',
    // Only the sign of the encoding is quoted.
    `Content-Type: text/html;\n    charset="utf-8"\nContent-Transfer-Encoding: quoted-printable\nContent-Location: file:///C:/fake/document.html\n\n${html.replaceAll('=', '=3D')}\n\n`,
    'Content-Type: image/png\nContent-Transfer-Encoding: base64\nContent-Location: file:///C:/fake/image0.png\n\niVBORw==\n\n',
  ].join('------=mhtDocumentPart\n');
  const wrap = (name: string, chunk: string, more: Partial<DocxParts> = {}) =>
    buildDocx({
      body: '<w:altChunk r:id="chunk"/><w:p/><w:sectPr/>',
      relations: `<Relationship Id="chunk" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk" Target="/word/${name}"/>`,
      parts: { [`word/${name}`]: strToU8(chunk) },
      ...more,
    });
  const whole = `${archive}------=mhtDocumentPart--\n`;

  it('is that page, whole', async () => {
    for (const docx of [wrap('afchunk.mht', whole), wrap('page.htm', html)]) {
      const { body, values, account, source } = await importDocument('示例.docx', docx);
      expect(body).toBe('首页\n\n示例局办理12件。\n\n![示例图](images/1.png)');
      expect(values.标题).toBe('示例区示例局2021年度工作报告');
      expect(account.missing).toEqual([]);
      expect(source.images).toHaveLength(1);
    }
  });

  it('is told of and not read when the page is cut off, or when a text stands beside it', async () => {
    const refuse = async (docx: Uint8Array) => {
      const reading = await readSource('示例.docx', docx);
      return reading.ok ? 'read' : reading.message;
    };
    expect(await refuse(wrap('afchunk.mht', archive))).toContain('插入的另一个文档');
    const beside = `<w:altChunk r:id="chunk"/><w:p><w:ins w:id="1">${t('页后的一段。')}</w:ins></w:p>`;
    const { body, leftBehind } = await importDocument(
      '示例.docx',
      wrap('afchunk.mht', whole, { body: beside }),
    );
    expect(body).toBe('页后的一段。');
    expect(leftBehind.map(({ what }) => what)).toEqual(['插入的另一个文档']);
  });

  it('tells what stands around it, as that of any Word file', async () => {
    const docx = wrap('afchunk.mht', whole, {
      header: p('示例局内部资料'),
      comments: `<w:comment w:id="1" w:author="李示例">${p('此处请核实')}</w:comment>`,
    });
    const { leftBehind } = await importDocument('示例.docx', docx);
    expect(leftBehind.map(({ what, text }) => `${what} ${text}`)).toEqual([
      '页眉 示例局内部资料',
      expect.stringContaining('此处请核实'),
    ]);
  });
});

describe('a file that is no sound Word document', () => {
  const sound = buildDocx({ body: TITLE + p('正文。') });
  const refuse = async (bytes: Uint8Array, name = '示例.docx') => {
    const reading = await readSource(name, bytes);
    return reading.ok ? 'read' : reading.message;
  };

  it('is refused when it is cut off', async () => {
    expect(await refuse(sound.subarray(0, sound.length - 200))).toContain('不完整');
    expect(await refuse(sound.subarray(0, 100))).toContain('不完整');
  });

  it('is refused when its tags would fill memory', async () => {
    expect(await refuse(buildDocx({ body: '<w:p/>'.repeat(2_000_001) }))).toContain('超过 200 万个');
  });

  it('is refused when an entry leaves its folder', async () => {
    const bytes = zipSync({ 'word/document.xml': strToU8('<a/>'), '../word/evil.xml': strToU8('x') });
    expect(await refuse(bytes)).toContain('不安全');
  });

  it('is refused when a part was changed after packing', async () => {
    const bytes = zipSync({ 'word/document.xml': strToU8('<w:document/>'.padEnd(400, ' ')) }, { level: 0 });
    const changed = bytes.slice();
    changed[60] = 0x41;
    expect(await refuse(changed)).toContain('校验不符');
  });

  it('is refused when it has a password, or another content', async () => {
    const ole = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    expect(await refuse(new Uint8Array([...ole, ...Buffer.from('EncryptedPackage', 'utf16le')]))).toContain(
      '密码',
    );
    expect(await refuse(new Uint8Array([...ole, 0, 0]))).toContain('旧版 Office');
    expect(await refuse(zipSync({ 'xl/workbook.xml': strToU8('x') }))).toContain('Excel');
    expect(await refuse(new TextEncoder().encode('文字'))).toContain('纯文本');
  });

  it('is refused when its text is no whole XML, or has entities that grow', async () => {
    const parts = (xml: string) => zipSync({ 'word/document.xml': strToU8(xml) });
    const open =
      '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>';
    expect(await refuse(parts(`${open}<w:p>`))).toContain('不完整');
    expect(await refuse(parts(`<!DOCTYPE a [<!ENTITY b "c">]>${open}</w:body></w:document>`))).toContain(
      '不完整',
    );
    expect(await refuse(parts(`${open}${'<w:p>'.repeat(5000)}`))).toContain('一层套一层');
    expect(await refuse(parts(`${open}</w:body></w:document>`))).toContain('没有文字');
  });

  it('is refused with the way out when all of its text is in another document', async () => {
    const xml = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:altChunk/></w:body></w:document>`;
    expect(await readSource('示例.docx', zipSync({ 'word/document.xml': strToU8(xml) }))).toMatchObject({
      message: 'Word 文件里没有读得出的文字，只有插入的另一个文档',
      remedy: '在 Word 里打开，全选后复制到新文档，另存为 .docx 再导入',
    });
  });

  it('is refused when its trees would fill memory, whichever part they are of', async () => {
    // Quick to read: marks that begin no tag.
    const many = `<!--${'<'.repeat(1_000_001)}-->`;
    expect(await refuse(buildDocx({ body: p('正文。') + many, comments: many }))).toContain('太长');
    expect(await refuse(buildDocx({ body: p('正文。'), comments: many }))).toBe('read');
  });
});
