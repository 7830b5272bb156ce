import { describe, expect, it } from 'vitest';
import { docxImporter } from '../../../src/import/docx-importer.ts';
import { placePictures, renderDocumentView } from '../../../src/viewing/render-document-view.ts';
import { buildDocx, type DocxParts, p } from '../../support/build-docx.ts';

async function render(docx: DocxParts, pictures: Parameters<typeof renderDocumentView>[1] = []) {
  const reading = await docxImporter.read(buildDocx(docx));
  if (!reading.ok) throw new Error(reading.message);
  return renderDocumentView(reading.document, pictures);
}

const HYPERLINK = (target: string) =>
  `<Relationship Id="link" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="${target}" TargetMode="External"/>`;
const linked = '<w:p><w:hyperlink r:id="link"><w:r><w:t>点这里</w:t></w:r></w:hyperlink></w:p>';

describe('a Word document as HTML', () => {
  it('keeps paragraphs, tables with merged cells and footnotes, and gives the same text to the search', async () => {
    const cell = (text: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${p(text)}</w:tc>`;
    const { view, text } = await render({
      body:
        p('说明', '<w:jc w:val="center"/>', '<w:b/>') +
        '<w:p><w:r><w:t>正文</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r></w:p>' +
        `<w:tbl><w:tr>${cell('表头', '<w:gridSpan w:val="2"/>')}</w:tr><w:tr>${cell('甲')}${cell('乙')}</w:tr></w:tbl>`,
      footnotes: `<w:footnote w:id="1">${p('注释')}</w:footnote>`,
    });
    expect(view.html).toContain('<p class="preview-center"><strong>说明</strong></p>');
    expect(view.html).toContain('<p>正文<sup class="footnote-ref">[1]</sup></p>');
    expect(view.html).toContain('<tr><td colspan="2">表头</td></tr><tr><td>甲</td><td>乙</td></tr>');
    expect(view.html).toContain('<li><p>注释</p></li>');
    expect(text.replace(/\s/g, '')).toBe('说明正文表头甲乙注释');
  });

  it('lets nothing act: markup is text, scripts are no links, pictures from elsewhere are not loaded', async () => {
    const { view } = await render({
      body: `${p('&lt;img src=x onerror=alert(1)&gt;&lt;/p&gt;" src="picture:x')}${linked}`,
      relations: HYPERLINK('javascript:alert(1)'),
    });
    expect(view.html).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(view.html).not.toMatch(/<img|javascript|<a/);
    expect(placePictures(view.html, '../x/')).toBe(view.html);
    const web = await render({
      body: linked,
      relations: HYPERLINK('https://www.example.gov.cn/?a=1&amp;b=%22'),
    });
    expect(web.view.html).toContain(
      '<a href="https://www.example.gov.cn/?a=1&amp;b=%22" rel="nofollow noreferrer">点这里</a>',
    );
  });

  it('shows pictures beside the page and names those that it cannot show', async () => {
    const picture =
      '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="a" descr="示意图"/><a:blip r:embed="a.png"/></wp:inline></w:drawing></w:r></w:p>';
    const docx = { body: p('文') + picture, media: { 'a.png': new Uint8Array(4) } };
    const shown = await render(docx, [{ name: 'abc.png', width: 4, height: 3 }]);
    expect(placePictures(shown.view.html, '../p/')).toContain(
      '<img src="../p/abc.png" alt="示意图" width="4" height="3" loading="lazy">',
    );
    expect((await render(docx)).view.html).toContain('［图片“示意图”在网页上显示不了，请下载查看］');
  });

  it('says what is not as Word shows it, and what stands on every page', async () => {
    const { view, warning } = await render({
      body: p('删去', '', '<w:strike/>') + p('项', '<w:numPr><w:numId w:val="1"/></w:numPr>'),
      numbering:
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="cardinalText"/><w:lvlText w:val="%1"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
      header: p('示例区内部资料'),
    });
    expect(view.notes).toEqual([
      '文件里的页眉这里不显示，请下载查看。',
      '与文件不同：有的字带删除线，这里没有画出来；有的自动编号不是这样写的，这里写成了数字。以下载的文件为准。',
    ]);
    expect(warning).toBeUndefined();
    expect((await render({ body: p('正文'), header: p('第 1 页') })).view.notes).toEqual([]);
  });

  it('warns of pictures that Word shows a part of, since the page shows them whole', async () => {
    const picture =
      '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="a" descr="示意图"/><pic:pic xmlns:pic="p"><pic:blipFill><a:blip r:embed="a.png"/><a:srcRect l="50000"/></pic:blipFill></pic:pic></wp:inline></w:drawing></w:r></w:p>';
    const docx = { body: p('文') + picture, media: { 'a.png': new Uint8Array(4) } };
    const { view, warning } = await render(docx, [{ name: 'abc.png', width: 4, height: 3 }]);
    expect(view.notes).toEqual(['与文件不同：有的图片剪裁过，这里是整张。以下载的文件为准。']);
    expect(warning?.message).toContain('网页上显示的是整张');
  });

  it('cuts a book and says so', async () => {
    const { view, text } = await render({ body: p('长'.repeat(5000)).repeat(80) });
    expect(view.notes).toEqual(['文件很长，这里只显示前一部分，搜索也只到这里；全文请下载。']);
    expect(text.length).toBeLessThan(310_000);
  });
});
