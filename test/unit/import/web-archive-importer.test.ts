import { describe, expect, it } from 'vitest';
import { webArchiveImporter } from '../../../src/import/web-archive-importer.ts';
import { importDocument } from '../../support/import-document.ts';

const TEXT = '示例局认真贯彻落实各项部署，扎实推进各项工作，取得了明显成效。';
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const PAGES = 'https://www.example.gov.cn/art/2022/';

interface Part {
  readonly type: string;
  readonly at?: string;
  readonly id?: string;
  readonly encoding?: string;
  readonly body: string;
}

const quote = (bytes: Buffer) =>
  [...bytes]
    .map((byte) =>
      byte < 32 || byte > 126 || byte === 61
        ? `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
        : String.fromCharCode(byte),
    )
    .join('')
    // Lines are broken softly wherever they are long, within a character, too.
    .replace(/.{72}/gu, (line) => (/=.?$/u.test(line) ? line : `${line}=\r\n`));

const page = (html: string, { at = `${PAGES}a.html`, id = '' } = {}): Part => ({
  type: 'text/html',
  at,
  id,
  encoding: 'quoted-printable',
  body: quote(Buffer.from(html)),
});

const picture = (at: string): Part => ({
  type: 'image/png',
  at,
  encoding: 'base64',
  body: PICTURE.toString('base64').replace(/.{40}/gu, '$&\r\n'),
});

/** As Chromium writes it. */
const archive = (parts: readonly Part[], boundary = '----MultipartBoundary--示例----'): Buffer =>
  Buffer.from(
    [
      'From: <Saved by Blink>',
      `Snapshot-Content-Location: ${PAGES}a.html`,
      'Subject: =?utf-8?Q?=E7=A4=BA=E4=BE=8B?=',
      'MIME-Version: 1.0',
      'Content-Type: multipart/related;',
      '\ttype="text/html";',
      `\tboundary="${boundary}"`,
      '',
      '',
      ...parts.flatMap(({ type, at, id, encoding, body }) => [
        `--${boundary}`,
        `Content-Type: ${type}`,
        ...(id ? [`Content-ID: <${id}>`] : []),
        ...(encoding ? [`Content-Transfer-Encoding: ${encoding}`] : []),
        ...(at ? [`Content-Location: ${at}`] : []),
        '',
        body,
      ]),
      `--${boundary}--`,
      '',
    ].join('\r\n'),
  );

const article = (inner: string) =>
  `<html><head><meta charset="utf-8"><title>示例区示例局关于示例的通知</title></head><body><h1>示例区示例局关于示例的通知</h1><div id="zoom"><p>${TEXT}</p>${inner}<p>1=2，${TEXT}</p></div></body></html>`;

const listImages = async (bytes: Buffer) => {
  const reading = await webArchiveImporter.read(bytes);
  return reading.ok
    ? reading.document.images.map(({ source }) =>
        source.kind === 'bytes' ? Buffer.compare(source.bytes, PICTURE) : source.kind,
      )
    : reading.message;
};

describe('a page in one file', () => {
  it('is the text of the page, and names its title', async () => {
    const { body, values, account } = await importDocument('示例.mhtml', archive([page(article(''))]));
    expect(body).toBe(`${TEXT}\n\n1=2，${TEXT}`);
    expect(values.标题).toBe('示例区示例局关于示例的通知');
    expect(account.missing).toEqual([]);
  });

  it('brings the pictures that were saved with it, however the page names them', async () => {
    const images = [
      `<img src="${PAGES}img/a.png">`,
      '<img src="img/图.png">',
      '<img src="cid:b@example">',
      `<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-original="/late.png">`,
      '<img src="https://www.example.gov.cn/other.png">',
    ];
    const parts = [
      page(article(`<p>${images.join('')}</p>`)),
      picture(`${PAGES}img/a.png`),
      picture(`${PAGES}img/%E5%9B%BE.png`),
      { ...picture(''), id: 'b@example' },
      picture('https://www.example.gov.cn/late.png'),
    ];
    expect(await listImages(archive(parts))).toEqual([0, 0, 0, 0, 'absent']);
  });

  it('is read as Internet Explorer and Word write it: in GB2312, from a disk', async () => {
    const bytes = Buffer.concat([
      Buffer.from(
        [
          'MIME-Version: 1.0',
          'Content-Type: multipart/related; boundary="----=_NextPart_示.例"',
          '',
          'This document is a Single File Web Page.',
          '',
          '------=_NextPart_示.例',
          'Content-Location: file:///C:/5A/a.htm',
          'Content-Transfer-Encoding: 8bit',
          'Content-Type: text/html; charset="gb2312"',
          '',
          '<html><head><meta http-equiv=Content-Type content="text/html; charset=gb2312"></head><body><p>',
        ].join('\n'),
      ),
      // 示例局落实各项工作，取得成效。
      Buffer.from('cabec0fdbed6c2e4cab5b8f7cfeeb9a4d7f7a3acc8a1b5c3b3c9d0a7a1a3', 'hex'),
      Buffer.from(
        [
          '</p><p><img width=10 height=10 src="a.files/image001.png"></p></body></html>',
          '',
          '------=_NextPart_示.例',
          'Content-Location: file:///C:/5A/a.files/image001.png',
          'Content-Transfer-Encoding: base64',
          'Content-Type: image/png',
          '',
          PICTURE.toString('base64'),
          '------=_NextPart_示.例--',
        ].join('\n'),
      ),
    ]);
    const { body } = await importDocument('示例.mht', bytes);
    expect(body).toContain('示例局落实各项工作，取得成效。');
    expect(await listImages(bytes)).toEqual([0]);
  });

  it('may have its text in a frame, if it is one', async () => {
    const main = page('<html><body><iframe src="cid:f1@example"></iframe></body></html>');
    const frame = page(article(''), { at: `${PAGES}frame.html`, id: 'f1@example' });
    expect((await importDocument('示例.mhtml', archive([main, frame]))).body).toContain(TEXT);
    expect(await webArchiveImporter.read(archive([main, frame, frame]))).toMatchObject({ ok: false });
  });
});

describe('what is no whole page in one file', () => {
  const whole = archive([page(article('')), picture(`${PAGES}img/a.png`)]);
  it.each([
    [
      'a half-copied one',
      whole.subarray(0, whole.length - 80),
      '网页存档不完整，后面一部分没有了，或者里面的文件超过一万个',
    ],
    ['one without a page', archive([picture(`${PAGES}img/a.png`)]), '网页存档里没有网页'],
    ['a text', Buffer.from('MIME-Version: 1.0'), '扩展名是网页存档，内容却不是'],
  ])('%s', async (_, bytes, message) => {
    expect(await webArchiveImporter.read(bytes)).toMatchObject({
      ok: false,
      message,
      remedy: expect.stringContaining('网页，单个文件'),
    });
  });
});
