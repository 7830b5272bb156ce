import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { formatRevelation, listRevelations } from '../../../src/import/list-revelations.ts';
import { buildDocx, p } from '../../support/build-docx.ts';

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

  it('is one line for one kind', () => {
    expect(formatRevelation({ what: '作者', details: ['张三'] })).toBe('作者：张三');
    expect(formatRevelation({ what: '批注', details: ['甲：一', '乙：二', '丙：三', '丁：四'] })).toBe(
      '批注 4 处：甲：一；乙：二；丙：三……',
    );
    expect(formatRevelation({ what: '隐藏文字', details: ['长'.repeat(40)] })).toBe(
      `隐藏文字：${'长'.repeat(24)}…`,
    );
  });
});
