import { afterAll, describe, expect, it } from 'vitest';
import type { PdfView } from '../../../src/viewing/file-view.ts';
import { createPdfReader } from '../../../src/viewing/pdf-reader-pdfium.ts';
import { formatPdfView, PDF_LIMITS } from '../../../src/viewing/view-pdf.ts';
import { buildPdf } from '../../support/build-pdf.ts';

const reader = createPdfReader();
afterAll(() => reader.close());

const ask = (bytes: Uint8Array, limits = PDF_LIMITS) =>
  reader.read({ bytes: new Uint8Array(bytes), limits, wantsPicture: true });

async function view(bytes: Uint8Array): Promise<PdfView> {
  const reading = formatPdfView(bytes, await ask(bytes));
  if (!reading.view) throw new Error(reading.warning?.message);
  return reading.view;
}

describe('a PDF', () => {
  it('gives its text page by page, also Chinese whose font is not in the file, of which no picture is made', async () => {
    const bytes = buildPdf({ pages: ['示例区关于㙍村的通知', 'Page two', ''] });
    const answer = await ask(bytes);
    expect(answer).not.toHaveProperty('picture');
    const shown = await view(bytes);
    expect(shown).toMatchObject({
      totalPages: 3,
      pages: ['示例区关于㙍村的通知', 'Page two', ''],
      isInert: true,
    });
    expect(shown.notes).toEqual([
      '其中 1 页没有文字或几乎全是图片，检索和朗读不到。',
      '第 1 页的字体没有放在文件里，或看不出有没有，画出来可能缺字，所以这里没有图。',
    ]);
  });

  it('gives a picture of its first page, small, and the same each time', async () => {
    const [first, again] = [
      await ask(buildPdf({ pages: ['Example'] })),
      await ask(buildPdf({ pages: ['Example'] })),
    ];
    if (!first.ok || !again.ok || !first.picture) throw new Error('no picture');
    expect(first.picture).toMatchObject({ width: 800, height: 1132 });
    expect(first.picture.bytes.length).toBeLessThan(100 * 1024);
    expect(Buffer.from(first.picture.bytes).equals(Buffer.from(again.picture?.bytes ?? []))).toBe(true);
  });

  it('gives no letter of a layer that is switched off, and tells of them', async () => {
    const line = (text: string, y: number) => `BT /F1 16 Tf 72 ${y} Td (${text}) Tj ET`;
    const form = line('InForm', 610);
    const content = [
      ` /OC /L1 BDC ${line('Shown', 730)} EMC`,
      `/OC /L2 BDC ${line('Hidden', 700)} /Span << /Lang (zh) >> BDC ${line('Nested', 670)} EMC q /X Do Q EMC`,
    ].join(' ');
    const bytes = buildPdf({
      pages: ['Plain'],
      content,
      catalog: '/OCProperties << /OCGs [10 0 R 11 0 R] /D << /OFF [11 0 R] >> >>',
      resources: '/Properties << /L1 10 0 R /L2 11 0 R >> /XObject << /X 12 0 R >>',
      objects: [
        '<< /Type /OCG /Name (a) >>',
        // 隐藏
        '<< /Type /OCG /Name <FEFF969085CF> >>',
        `<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Length ${form.length} >>\nstream\n${form}\nendstream`,
      ],
    });
    const { view: shown, warning } = formatPdfView(bytes, await ask(bytes));
    expect(shown?.pages.join().split(/\s+/u)).toEqual(['Plain', 'Shown']);
    expect(shown?.notes).toEqual(['文件里有关着的图层，上面的字打开文件看不见，这里不显示，搜索也搜不到。']);
    expect(warning?.message).toBe('里有 18 个字在关着的图层里，网页上不显示，下载的文件里还在');
  });

  it('is said to be a scan where it has pictures and no text', async () => {
    expect((await view(buildPdf({ pages: ['', ''], isScan: true }))).notes).toEqual([
      '这个文件是扫描件，没有可以检索和朗读的文字。',
    ]);
  });

  it('is a scan as well where a stamp or the number of a page is all its text', async () => {
    expect((await view(buildPdf({ pages: ['- 1 -', '- 2 -'], isScan: true }))).notes).toEqual([
      '这个文件是扫描件，只有个别的字（如页码、印章）可以检索和朗读，图里的字不能。',
    ]);
    const read =
      '示例区示例局关于示例事项的通知已经读成文字，\n图片下面的文字层和原文一样长，因此可以检索和朗读，不算扫描件';
    expect((await view(buildPdf({ pages: [read, '2'], isScan: true }))).notes[0]).toBe(
      '其中 1 页没有文字或几乎全是图片，检索和朗读不到。',
    );
    expect((await view(buildPdf({ pages: ['- 1 -'] }))).notes).toEqual([]);
  });

  it('keeps hyphens that end a line, and has no noncharacter', async () => {
    const shown = await view(buildPdf({ pages: ['free Wi-\nFi of ISO-\nIEC'] }));
    expect(shown.pages).toEqual(['free Wi-Fi of ISO-IEC']);
  });

  it('has no letters of which the file says only how they look, and tells how many', async () => {
    const hideLetters = (pages: string[]) =>
      Buffer.from(
        buildPdf({ pages })
          .toString('latin1')
          .replace('/UniGB-UCS2-H', '/Identity-H')
          // Of the other font one letter has a name that means nothing: its number is its letter's.
          .replace('/Helvetica', '/Helvetica /Encoding << /Differences [69 /foo] >>')
          .replace('(GB1) /Supplement 2', '(Identity) /Supplement 0'),
        'latin1',
      );
    const hidden = hideLetters(['Example\n示例\n区', 'Plain']);
    const shown = await view(hidden);
    expect(shown.pages).toEqual(['Example\n�', 'Plain']);
    expect(shown.notes[0]).toBe(
      '有 3 个字，文件里只有字形，没有写明是什么字，这里写作“�”或空着，检索和朗读不到，请看图或下载查看。',
    );
    expect(formatPdfView(hidden, await ask(hidden)).warning?.message).toBe(
      '里有 3 个字只有字形，没有写明是什么字，搜索不到',
    );
    const blind = await view(hideLetters(['示例区示例局']));
    expect([blind.pages, blind.notes[0]]).toEqual([['�'], '这个文件里没有可以检索和朗读的文字。']);
  });

  it('has nothing that was cropped off its pages, nor fields without a size', async () => {
    const field = (value: string, place: string) =>
      `<< /Type /Annot /Subtype /Widget /F 4 /FT /Tx /T (${value}) /V (${value}) /Rect [${place}] >>`;
    const bytes = buildPdf({
      pages: ['cropped\nSeen:\nEnd'],
      page: '/CropBox [0 0 595 750]',
      catalog:
        '/AcroForm << /Fields [10 0 R 11 0 R 12 0 R] /DR << /Font << /F1 3 0 R >> >> /DA (/F1 12 Tf) >>',
      annotations: [
        field('yes', '130 728 300 745'),
        field('program', '0 0 0 0'),
        field('above', '130 758 300 780'),
      ],
    });
    const shown = await view(bytes);
    expect(shown.pages).toEqual(['Seen: yes\nEnd']);
    expect(formatPdfView(bytes, await ask(bytes)).warning?.message).toBe(
      '里有 7 个字在页面外面（裁掉了），网页上不显示，下载的文件里还在',
    );
  });

  it('says that letters of a layer that is switched off may be among them', async () => {
    const catalog = '/OCProperties << /OCGs [7 0 R] /D << /OFF [7 0 R] >> >>';
    const { notes } = await view(buildPdf({ pages: ['Example'], catalog }));
    expect(notes).toEqual(['文件里有关着的图层：打开文件看不见的字，这里和搜索里可能有。']);
  });

  it('shows what was filled into a form where it stands, and comments behind the text', async () => {
    const field = (entries: string, place: string) =>
      `<< /Type /Annot /Subtype /Widget /F 4 /Rect [${place}] ${entries} >>`;
    const states = '/AP << /N << /Yes 7 0 R /Off 7 0 R >> >>';
    const annotations = [
      field('/FT /Tx /T (a) /V <FEFF5F204E09>', '130 758 300 780'),
      field(`/FT /Btn /T (b) /V /Yes /AS /Yes ${states}`, '130 728 145 745'),
      field(`/FT /Btn /T (c) /AS /Off ${states}`, '250 728 265 745'),
      field('/FT /Ch /Ff 131072 /T (d) /Opt [[(1) (one)] [(2) (two)]] /V (2)', '130 698 300 720'),
      field('/FT /Tx /T (e) /V (secret) /Ff 8192', '130 668 300 690'),
      field('/FT /Tx /T (f) /V (hidden) /F 2', '130 638 300 660'),
      '<< /Type /Annot /Subtype /FreeText /Contents (above) /DA (/F1 12 Tf) /Rect [130 608 300 630] >>',
      '<< /Type /Annot /Subtype /Text /Contents <FEFF610F89C1> /Rect [400 608 420 630] >>',
      '<< /Type /Annot /Subtype /Text /Contents (unseen) /F 2 /Rect [400 608 420 630] >>',
      '<< /Type /Annot /Subtype /Link /Contents (link) /Rect [400 608 420 630] >>',
    ];
    const fields = [10, 11, 12, 13, 14, 15].map((number) => `${number} 0 R`).join(' ');
    const shown = await view(
      buildPdf({
        pages: ['Name:\nYes:\nKind:\nCode:\nNone:\nNote:'],
        catalog: `/AcroForm << /Fields [${fields}] /DR << /Font << /F1 3 0 R >> >> /DA (/F1 12 Tf) >>`,
        annotations,
      }),
    );
    expect(shown.pages).toEqual(['Name: 张三\nYes: ☑ ☐\nKind: two\nCode:\nNone:\nNote: above']);
    expect(shown.comments).toEqual([{ page: 1, text: '意见' }]);
  });

  it('shows in its picture what was filled in, and has none where letters would lack', async () => {
    const form = (value: string) =>
      buildPdf({
        pages: ['Name:'],
        catalog: '/AcroForm << /Fields [10 0 R] /DR << /Font << /F1 3 0 R >> >> /DA (/F1 30 Tf 0 g) >>',
        annotations: [
          `<< /Type /Annot /Subtype /Widget /F 4 /FT /Tx /T (a) /DA (/F1 30 Tf 0 g) /V ${value} /Rect [72 600 500 640] >>`,
        ],
      });
    const [empty, filled, chinese] = [
      await ask(form('()')),
      await ask(form('(FILLED IN)')),
      await ask(form('<FEFF5F204E09>')),
    ];
    if (!empty.ok || !filled.ok || !chinese.ok) throw new Error('not read');
    expect(filled.picture?.bytes.length).toBeGreaterThan((empty.picture?.bytes.length ?? 0) + 100);
    expect([chinese.picture, chinese.lacksFont]).toEqual([undefined, true]);
  });

  it('is framed where it only opens at a place', async () => {
    const shown = await view(buildPdf({ pages: ['Example'], catalog: '/OpenAction [8 0 R /Fit]' }));
    expect(shown).toMatchObject({ isInert: true, notes: [] });
  });

  it('is not framed in the page when it may act by itself', async () => {
    const catalog = '/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>';
    const shown = await view(buildPdf({ pages: ['Example'], catalog }));
    expect(shown.isInert).toBe(false);
    expect(shown.notes).toEqual(['文件里有脚本或别的动作（如打开程序），所以不在本页内嵌显示。']);
  });

  it('says up to where its text was read', async () => {
    const bytes = buildPdf({ pages: ['One', 'Two', 'Three'] });
    const reading = formatPdfView(bytes, await ask(bytes, { pages: 2, characters: 1000 }));
    expect(reading).toHaveProperty('view.notes', [
      '共 3 页，这里的文字只到第 2 页，搜索也只到这里；全文请下载。',
    ]);
  });
});

describe('a PDF that cannot be read', () => {
  const encrypt = `/Encrypt << /Filter /Standard /V 1 /R 2 /O <${'41'.repeat(32)}> /U <${'42'.repeat(32)}> /P -4 >> /ID [<00> <00>]`;
  it.each([
    ['with a password', buildPdf({ pages: ['Example'], trailer: encrypt }), '加了打开密码'],
    ['cut off', buildPdf({ pages: ['Example'] }).subarray(0, 200), '不完整或已损坏'],
    ['of noise', Buffer.from(`%PDF-1.4\n${'\u0001\u00ff'.repeat(5000)}`, 'latin1'), '不完整或已损坏'],
  ])('%s is told of, with a remedy, and the next one is read', async (_, bytes, words) => {
    const reading = formatPdfView(bytes, await ask(bytes));
    expect(reading).toMatchObject({ warning: { rule: 'preview-pdf' } });
    expect(reading).toHaveProperty('warning.message', expect.stringContaining(words));
    expect(reading).toHaveProperty('warning.remedy', expect.stringContaining('再替换它'));
    expect((await ask(buildPdf({ pages: ['Example'] }))).ok).toBe(true);
  });
});
