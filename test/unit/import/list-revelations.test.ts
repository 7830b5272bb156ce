import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { formatRevelation, listRevelations } from '../../../src/import/list-revelations.ts';
import { buildDocx, p, para } from '../../support/build-docx.ts';

const core = (content: string) =>
  strToU8(
    `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">${content}</cp:coreProperties>`,
  );
const custom = (...properties: readonly (readonly [string, string])[]) =>
  strToU8(
    `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">${properties
      .map(([name, value]) => `<property name="${name}"><vt:lpwstr>${value}</vt:lpwstr></property>`)
      .join('')}</Properties>`,
  );
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

/** Kinds with their details, `批注=甲|乙`. */
const list = async (docx: Parameters<typeof buildDocx>[0]) =>
  (await listRevelations(buildDocx(docx))).map(({ what, details }) => `${what}=${details.join('|')}`);

const xml = (content: string) => strToU8(`<w:x ${W}>${content}</w:x>`);
const hidden = (text: string) => p(text, '', '<w:vanish/>');
const run = (content: string) => para(`<w:r>${content}</w:r>`);

describe('what a Word file reveals', () => {
  it('is nothing for a plain one', async () => {
    expect(await list({ body: p('正文。') })).toEqual([]);
  });

  it('are comments, tracked changes and hidden text, with their authors, wherever they stand', async () => {
    const run = (text: string, name = 't') => `<w:r><w:${name}>${text}</w:${name}></w:r>`;
    expect(
      await list({
        comments: `<w:comment w:id="1" w:author="张三">${p('此处请核实')}</w:comment><w:comment w:id="2">${p('')}</w:comment>`,
        styles:
          '<w:style w:styleId="b"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:styleId="h"><w:basedOn w:val="b"/></w:style>',
        header: `<w:p><w:del w:author="李四">${run('页眉旧字', 'delText')}</w:del></w:p>`,
        body: [
          `<w:p><w:ins w:author="李四">${run('插入')}</w:ins><w:del w:author="李四">${run('删除', 'delText')}</w:del></w:p>`,
          `<w:p><w:moveFrom w:author="甲">${run('移走')}</w:moveFrom></w:p><w:p><w:moveTo w:author="甲">${run('移走')}</w:moveTo></w:p>`,
          `<w:p><w:pPr><w:rPr><w:ins w:author="李四"/></w:rPr><w:pPrChange w:author="李四"/></w:pPr>${run('正文。')}</w:p>`,
          p('内部稿', '', '<w:vanish/>'),
          p('样式隐藏', '', '<w:rStyle w:val="h"/>'),
          p('没有隐藏', '', '<w:rStyle w:val="h"/><w:vanish w:val="0"/>'),
          p('整段隐藏', '<w:pStyle w:val="h"/>'),
        ].join(''),
      }),
    ).toEqual([
      '批注=张三：此处请核实|（没有文字）',
      '修订中删除的文字=李四：删除|甲：移走|李四：页眉旧字',
      '修订中插入的文字=李四：插入|甲：移走',
      '修订中改过的格式=李四：1 处',
      '隐藏文字=内部稿|样式隐藏|整段隐藏',
    ]);
  });

  it('are the people, the properties, embedded files and paths', async () => {
    expect(
      await list({
        body: `${p('正文。')}<w:p><w:r><w:instrText> INCLUDEPICTURE "E:\\\\赵六\\\\2.png" </w:instrText></w:r><w:r><w:drawing><wp:inline><wp:docPr id="1" name="图片 1" descr="D:\\个人\\王五\\1.png"/></wp:inline></w:drawing></w:r></w:p>`,
        relations:
          '<Relationship Id="x" Type="t/attachedTemplate" Target="file:///C:/Users/zhangsan/a.dotx" TargetMode="External"/><Relationship Id="z" Type="t/image" Target="file:///inside.png"/><Relationship Id="y" Type="t/hyperlink" Target="https://www.example.gov.cn/" TargetMode="External"/>',
        parts: {
          'docProps/core.xml': core(
            '<dc:creator>张三</dc:creator><cp:lastModifiedBy>李四</cp:lastModifiedBy><dc:title>上一年的稿子</dc:title><dc:subject></dc:subject>',
          ),
          'docProps/app.xml': strToU8('<Properties><Company>示例公司</Company></Properties>'),
          'docProps/custom.xml': custom(['KSOProductBuildVer', '2052-12'], ['审核人', '王五']),
          'word/settings.xml': strToU8(
            `<w:settings ${W}><w:docVars><w:docVar w:name="编号" w:val="7"/></w:docVars></w:settings>`,
          ),
          'word/embeddings/表.xlsx': new Uint8Array([1]),
        },
      }),
    ).toEqual([
      '作者=张三',
      '最后保存的人=李四',
      '单位=示例公司',
      '文件属性里的标题=上一年的稿子',
      '这台电脑里的路径=INCLUDEPICTURE "E:\\\\赵六\\\\2.png"|D:\\个人\\王五\\1.png|file:///C:/Users/zhangsan/a.dotx',
      '文件里的变量=编号：7',
      '自定义属性=审核人：王五',
      '嵌入的文件=表.xlsx',
    ]);
  });

  it('are not the fields in a file that this project made', async () => {
    const parts = { 'docProps/custom.xml': custom(['公报文档', '1'], ['发文字号', '示发〔2022〕3号']) };
    expect(await list({ body: p('正文。'), parts })).toEqual([]);
  });

  it('is nothing that can be told of bytes that are no Word file', async () => {
    expect(await listRevelations(strToU8('文字'))).toEqual([]);
    expect(await listRevelations(buildDocx({ body: p('正文。') }).subarray(0, 200))).toEqual([]);
  });

  it('is told of all parts but those that nest deeper than any document does', async () => {
    const deep = '<w:sdt>'.repeat(500) + '</w:sdt>'.repeat(500);
    const comments = `<w:comment w:id="1" w:author="张三">${p('此处请核实')}</w:comment>`;
    expect(await list({ body: p('正文。'), comments, header: deep })).toEqual(['批注=张三：此处请核实']);
  });

  it('is in parts of the text only, in the order of their names', async () => {
    expect(
      await list({
        body: hidden('正文'),
        parts: {
          'word/footer2.xml': xml(hidden('页脚')),
          'word/a.xml.bak': xml(hidden('备份')),
          'word/deep/b.xml': xml(hidden('深处')),
          'other/word/c.xml': xml(hidden('别处')),
          'word/broken.xml': strToU8('<w:x'),
        },
      }),
    ).toEqual(['隐藏文字=正文|页脚']);
  });

  it.each([
    ['C:\\Users\\甲\\1.png', true],
    ['d:/甲/1.png', true],
    ['\\\\server\\甲', true],
    ['file:///甲', true],
    ['/home/jia/1.png', true],
    ['/Users/jia/1.png', true],
    ['/usr/share/1.png', false],
    ['见 C:\\甲', false],
    ['示例图', false],
  ])('is the path “%s” of a description: %s', async (text, isPath) => {
    const described = (name: string) =>
      run(`<w:drawing><wp:inline><wp:docPr id="1" ${name}="${text}"/></wp:inline></w:drawing>`);
    const wanted = isPath ? [`这台电脑里的路径=${text}`] : [];
    expect(await list({ body: described('descr') + p('正文') })).toEqual(wanted);
    expect(await list({ body: described('title') })).toEqual(wanted);
    expect(await list({ body: run(`<w:pict><v:shape alt="${text}"/></w:pict>`) })).toEqual(wanted);
  });

  it('is what settings and properties hold, but not what programs write', async () => {
    const property = (name: string, value: string) => `<property name="${name}"><v>${value}</v></property>`;
    expect(
      await list({
        body: p('正文'),
        parts: {
          'word/settings.xml': strToU8(
            '<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:mailMerge><w:connectString w:val="甲库"/><w:query w:val="乙表"/></w:mailMerge><w:docVar/></w:settings>',
          ),
          'docProps/custom.xml': strToU8(
            `<Properties>${property('ICV', '1')}${property('ICVX', '2')}${property('ContentTypeId', '3')}${property('_x', '4')}${property('空', ' ')}</Properties>`,
          ),
        },
      }),
    ).toEqual(['邮件合并的数据来源=甲库|乙表', '文件里的变量=：', '自定义属性=ICVX：2']);
  });

  it('is nothing for elements that nobody knows, whatever their names', async () => {
    expect(await list({ body: `${run('<__proto__/><valueOf/>')}${p('正文。')}` })).toEqual([]);
  });

  it('has three details a line, each of 24 characters', () => {
    const of = (...details: string[]) => formatRevelation({ what: '批注', details });
    expect(of('甲', '乙', '丙')).toBe('批注 3 处：甲；乙；丙');
    expect(of('甲', '甲', '甲', '甲')).toBe('批注 4 处：甲；甲；甲……');
    expect(of(` 甲 \n 乙 `)).toBe('批注：甲 乙');
    expect(of('长'.repeat(24))).toBe(`批注：${'长'.repeat(24)}`);
    expect(of('长'.repeat(25))).toBe(`批注：${'长'.repeat(24)}…`);
  });
});
