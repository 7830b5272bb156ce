interface PdfParts {
  /** A page for each text; an empty one has none. Chinese is set in a font that is not in the file. */
  readonly pages: readonly string[];
  /** Further entries of the catalogue, such as an action on opening. */
  readonly catalog?: string;
  /** Further entries of the trailer. */
  readonly trailer?: string;
  /** Shows a picture of one grey pixel on each page, as a scan would. */
  readonly isScan?: boolean;
  /** Further entries of each page, such as what of it is seen. */
  readonly page?: string;
  /** Annotations of the first page; with one page they are the objects from 10 on. */
  readonly annotations?: readonly string[];
  /** What stands behind the text of each page, in the language of its contents. */
  readonly content?: string;
  /** Further entries of the resources of each page. */
  readonly resources?: string;
  /** Further objects; with one page and no annotations they are those from 10 on. */
  readonly objects?: readonly string[];
}

/** A PDF as small as it can be (ISO 32000-1, Annex H). */
export function buildPdf({
  pages,
  catalog = '',
  trailer = '',
  isScan = false,
  page = '',
  annotations = [],
  content = '',
  resources = '',
  objects: others = [],
}: PdfParts): Buffer {
  const objects: string[] = [];
  const add = (content: string) => objects.push(content);
  const kids = pages.map((_, at) => `${8 + at * 2} 0 R`).join(' ');
  add(`<< /Type /Catalog /Pages 2 0 R ${catalog} >>`);
  add(`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`);
  add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>');
  add(
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [5 0 R] >>',
  );
  add(
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 6 0 R /DW 1000 >>',
  );
  add(
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
  );
  add(
    formatStream(
      '/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8',
      'x',
    ),
  );
  for (const [at, text] of pages.entries()) {
    const annots =
      at === 0
        ? `/Annots [${annotations.map((_, index) => `${8 + pages.length * 2 + index} 0 R`).join(' ')}]`
        : '';
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${9 + at * 2} 0 R /Resources << /Font << /F1 3 0 R /F2 4 0 R >> /XObject << /Im 7 0 R >> ${resources} >> ${annots} ${page} >>`,
    );
    const lines = text.split('\n').map((line, index) => formatLine(line, 760 - index * 30));
    add(
      formatStream(
        '',
        `${isScan ? 'q 595 0 0 842 0 0 cm /Im Do Q\n' : ''}${text === '' ? '' : lines.join('\n')}${content}`,
      ),
    );
  }
  for (const object of [...annotations, ...others]) add(object);
  let file = '%PDF-1.4\n';
  const offsets = objects.map((content, at) => {
    const offset = file.length;
    file += `${at + 1} 0 obj\n${content}\nendobj\n`;
    return offset;
  });
  const start = file.length;
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}

const formatStream = (entries: string, content: string) =>
  `<< ${entries} /Length ${content.length} >>\nstream\n${content}\nendstream`;

function formatLine(text: string, y: number): string {
  const isLatin = /^[ -~]*$/.test(text);
  const shown = isLatin
    ? `(${text.replace(/[\\()]/g, '\\$&')})`
    : `<${[...text].map((char) => char.charCodeAt(0).toString(16).padStart(4, '0')).join('')}>`;
  return `BT /${isLatin ? 'F1' : 'F2'} 16 Tf 72 ${y} Td ${shown} Tj ET`;
}
