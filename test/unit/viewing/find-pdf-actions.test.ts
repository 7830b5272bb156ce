import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { findPdfObstacle, UNREADABLE } from '../../../src/viewing/find-pdf-actions.ts';
import { buildPdf } from '../../support/build-pdf.ts';

const pack = (content: string, dictionary = '/Type /ObjStm /Filter /FlateDecode') => {
  const packed = deflateSync(Buffer.from(content, 'latin1'));
  return Buffer.concat([
    Buffer.from(`%PDF-1.5\n9 0 obj\n<< ${dictionary} /Length ${packed.length} >>\nstream\n`, 'latin1'),
    packed,
    Buffer.from('\nendstream\nendobj\n', 'latin1'),
  ]);
};

describe('why a PDF is not framed', () => {
  const SCRIPT = '有脚本或别的动作（如打开程序）';
  it.each([
    ['/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>', SCRIPT],
    ['/OpenAction << /S /J#61vaScript /J#53 (x) >>', SCRIPT],
    ['/OpenAction << /S /URI /URI (http://x) >>', SCRIPT],
    ['/OpenAction << /S /GoTo /D [8 0 R /Fit] /Next << /S /Named /N /Print >> >>', SCRIPT],
    ['/OpenAction 3 0 R', SCRIPT],
    ['/AA << /WC << /S /URI /URI (http://x) >> >>', SCRIPT],
    ['/Names << /EmbeddedFiles 5 0 R >>', '还夹着别的文件'],
    ['/AcroForm << /XFA 5 0 R >>', '有会传送数据的表单'],
    ['/X /RichMedia', '有音频或视频'],
  ])('%s', (catalog, words) => {
    expect(findPdfObstacle(buildPdf({ pages: ['x'], catalog }))).toBe(words);
  });

  it('is found in an object stream, and is caution where that cannot be read', () => {
    expect(findPdfObstacle(pack('<< /S /JavaScript /JS (x) >>'))).toBe(SCRIPT);
    expect(findPdfObstacle(pack('<< /S /GoTo >>', '/Type /ObjStm /Filter /LZWDecode'))).toBe(UNREADABLE);
    expect(findPdfObstacle(Buffer.concat([pack('<< >>'), Buffer.from('/Encrypt 5 0 R')]))).toBe(UNREADABLE);
  });
});

describe('a PDF made to cost time or memory', () => {
  it('has no more unpacked of it than a document holds', () => {
    const bomb = pack('a'.repeat(16 * 1024 * 1024 - 1));
    expect(findPdfObstacle(Buffer.concat(Array.from({ length: 7 }, () => bomb)))).toBeUndefined();
    expect(findPdfObstacle(Buffer.concat(Array.from({ length: 10 }, () => bomb)))).toBe(UNREADABLE);
    expect(findPdfObstacle(pack('1 '.repeat(200_000)))).toBe(UNREADABLE);
  });

  it('is looked through once, however often it names what may act', () => {
    const noise = Buffer.alloc(8_000_000, Buffer.from(`${'\xff\xfe'.repeat(9)}/JS `, 'latin1'));
    const stream = Buffer.concat([Buffer.from('1 0 obj\n<< >>\nstream\n'), noise]);
    expect(findPdfObstacle(stream)).toBeUndefined();
    const openings = Buffer.from(`${'/OpenAction 9 0 R '.repeat(200_000)}${'9 0 obj null '.repeat(9000)}`);
    expect(findPdfObstacle(openings)).toBeUndefined();
    expect(findPdfObstacle(Buffer.concat([openings, openings]))).toBe(UNREADABLE);
    const numbers = Array.from({ length: 30 }, (_, at) => `/OpenAction ${at} 0 R `).join('');
    expect(findPdfObstacle(Buffer.from(numbers))).toBe(UNREADABLE);
    const unended = Buffer.from(`${'/Type/ObjStm stream '.repeat(19_000)}${' '.repeat(9_000_000)}`);
    expect(findPdfObstacle(unended)).toBe(UNREADABLE);
  });
});

describe('a PDF that does nothing', () => {
  it.each([
    '',
    '/OpenAction [8 0 R /XYZ null null 0]',
    '/OpenAction (chapter)',
    '/OpenAction <</S/GoTo/D[8 0 R/Fit]>>',
    '/OpenAction 2000 0 R',
    '/OpenAction 77 0 R',
    '/URI (https://wiki.example/JavaScript) /AA << >>',
    '/OpenActions /JSON /AAA',
  ])('is framed, also where it opens at a place: %s', (catalog) => {
    const bytes = Buffer.concat([
      buildPdf({ pages: ['示例'], catalog }),
      Buffer.from('2000 0 obj\n[8 0 R /Fit]\nendobj\n12000 0 obj\n<< >>\nendobj\n', 'latin1'),
    ]);
    expect(findPdfObstacle(bytes)).toBeUndefined();
  });

  it('may have its place to open at in an object stream', () => {
    const catalog = buildPdf({ pages: ['x'], catalog: '/OpenAction 41 0 R' });
    const withObject = (object: string) => Buffer.concat([catalog, pack(`40 0 41 5 << >> ${object}`)]);
    expect(findPdfObstacle(withObject('<< /S /GoTo /D [1 0 R /Fit] >>'))).toBeUndefined();
    expect(findPdfObstacle(withObject('<< /S /Named /N /Print >>'))).toBe('有脚本或别的动作（如打开程序）');
    expect(findPdfObstacle(pack('<< /S /GoTo >>'))).toBeUndefined();
  });

  it.each([
    ['Names such as /JavaScript or /Launch are shown', undefined],
    ['a /JS in \\(brackets\\) /AA b', undefined],
    ['9 0 obj << /S /JavaScript >> endobj', '有脚本或别的动作（如打开程序）'],
  ])('may speak of one: %s', (text, expected) => {
    const content = ` BT /F1 16 Tf 72 700 Td (${text}) Tj ET`;
    expect(findPdfObstacle(buildPdf({ pages: ['x'], content }))).toBe(expected);
    const spaced = ` BT /F1 16 Tf 72 700 Td [(${text}) -20 (x)] TJ ET`;
    expect(findPdfObstacle(buildPdf({ pages: ['x'], content: spaced }))).toBe(expected);
    // Not in a page's contents it may be anything.
    expect(findPdfObstacle(buildPdf({ pages: ['x'], catalog: `/X (${text}) ` }))).toBeDefined();
  });

  it('may have letters like those of an action in the noise of a picture', () => {
    const noise = Buffer.from(Array.from({ length: 400 }, (_, at) => 128 + ((at * 37) % 128)));
    const stream = (content: Buffer) =>
      Buffer.concat([
        buildPdf({ pages: ['x'] }),
        Buffer.from('90 0 obj\n<< /Length 900 >>\nstream\n', 'latin1'),
        content,
        Buffer.from('\nendstream\nendobj\n', 'latin1'),
      ]);
    const letters = Buffer.from('/JS ', 'latin1');
    expect(findPdfObstacle(stream(Buffer.concat([noise, letters, noise])))).toBeUndefined();
    expect(
      findPdfObstacle(stream(Buffer.from(`${'text '.repeat(30)}/JS (x)${' text'.repeat(30)}`))),
    ).toBeDefined();
    expect(findPdfObstacle(Buffer.concat([buildPdf({ pages: ['x'] }), noise, letters, noise]))).toBeDefined();
  });
});
