import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { hasPdfActions } from '../../../src/file-preview/find-pdf-actions.ts';
import { buildPdf } from '../../support/build-pdf.ts';

const pack = (content: string, dictionary = '/Type /ObjStm /Filter /FlateDecode') => {
  const packed = deflateSync(Buffer.from(content, 'latin1'));
  return Buffer.concat([
    Buffer.from(`%PDF-1.5\n9 0 obj\n<< ${dictionary} /Length ${packed.length} >>\nstream\n`, 'latin1'),
    packed,
    Buffer.from('\nendstream\nendobj\n', 'latin1'),
  ]);
};

describe('a PDF that may act by itself', () => {
  it.each([
    '/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>',
    '/OpenAction << /S /J#61vaScript /J#53 (x) >>',
    '/AA << /WC << /S /URI /URI (http://x) >> >>',
    '/Names << /EmbeddedFiles 5 0 R >>',
    '/AcroForm << /XFA 5 0 R >>',
  ])('is found by %s', (catalog) => {
    expect(hasPdfActions(buildPdf({ pages: ['x'], catalog }))).toBe(true);
  });

  it('is found in an object stream, and taken for one where that cannot be read', () => {
    expect(hasPdfActions(pack('<< /S /JavaScript /JS (x) >>'))).toBe(true);
    expect(hasPdfActions(pack('<< /S /GoTo >>', '/Type /ObjStm /Filter /LZWDecode'))).toBe(true);
    expect(hasPdfActions(Buffer.concat([pack('<< >>'), Buffer.from('/Encrypt 5 0 R')]))).toBe(true);
  });

  it('is not one that only has text and links to its own pages', () => {
    expect(hasPdfActions(buildPdf({ pages: ['示例'] }))).toBe(false);
    expect(hasPdfActions(pack('<< /S /GoTo >>'))).toBe(false);
  });
});
