import { expect, it } from 'vitest';
import { judgeContentType } from '../../../src/verify/content-type.ts';

const HTML = 'text/html; charset=utf-8';

it.each([
  ['text/html; charset=utf-8', HTML, undefined],
  ['text/html', HTML, undefined],
  ['Text/HTML; Charset="UTF8"', HTML, undefined],
  ['application/x-javascript', 'text/javascript; charset=utf-8', undefined],
  ['text/xml', 'application/xml; charset=utf-8', undefined],
  ['application/atom+xml', 'application/xml; charset=utf-8', undefined],
  // What an attachment's owner wrote is in whatever encoding it is.
  ['text/plain; charset=gbk', 'text/plain; charset=utf-8', undefined],
  ['text/html; charset=gb2312', HTML, 'type-wrong'],
  ['text/plain', HTML, 'type-wrong'],
  ['text/plain', 'text/css; charset=utf-8', 'type-wrong'],
  ['', HTML, 'type-wrong'],
  [null, HTML, 'type-wrong'],
  [null, 'application/pdf', 'type-odd'],
  ['application/octet-stream', 'application/pdf', 'type-odd'],
])('%s for %s is %s', (header, expected, kind) => {
  expect(judgeContentType(header, expected)?.kind).toBe(kind);
});
