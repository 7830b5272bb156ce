import { expect, it } from 'vitest';
import { formatKey } from '../../../src/base/sha256.ts';
import { formatEnvelope, measureEnvelope, parseEnvelope } from '../../../src/store/object-envelope.ts';

const KEY = formatKey('甲');
const CONTENT = Buffer.from('第一行\n第二行\n');
const whole = Buffer.from(formatEnvelope(KEY, { ending: 'txt', content: CONTENT }));
const line = whole.subarray(0, whole.indexOf('\n') + 1).toString();
const change = (edit: (bytes: Buffer) => void) => {
  const bytes = Buffer.from(whole);
  edit(bytes);
  return bytes;
};

it('gives back what was put in, and tells its size beforehand', () => {
  for (const content of [CONTENT, Buffer.alloc(0), Buffer.from([0, 10, 255])]) {
    const bytes = formatEnvelope(KEY, { ending: 'pdf', content });
    expect(parseEnvelope(KEY, bytes)).toEqual({ ending: 'pdf', content });
    expect(bytes).toHaveLength(measureEnvelope(KEY, 'pdf', content.length));
  }
});

it.each([
  ['nothing', Buffer.alloc(0), 'damaged'],
  ['a page of a server', Buffer.from('<!doctype html><title>登录</title>'.repeat(20)), 'foreign'],
  ['another JSON', Buffer.from('{"error":"not found","status":404}\n'), 'foreign'],
  ['cut in the line', whole.subarray(0, 40), 'damaged'],
  ['cut in the content', whole.subarray(0, -1), 'damaged'],
  ['longer', Buffer.concat([whole, Buffer.from('x')]), 'damaged'],
  [
    'a bit of the content',
    change((bytes) => bytes.writeUInt8(bytes.at(-2) ?? 0 ^ 1, bytes.length - 1)),
    'damaged',
  ],
  [
    'another ending',
    Buffer.from(whole.toString('latin1').replace('"txt"', '"exe"'), 'latin1').subarray(0, -1),
    'damaged',
  ],
  [
    'an ending that is a path',
    Buffer.from(whole.toString('latin1').replace('"txt"', '"/.."'), 'latin1'),
    'damaged',
  ],
  ['a line without an end', Buffer.from(line.trimEnd().padEnd(900)), 'damaged'],
  [
    'one property more',
    Buffer.from(whole.toString('latin1').replace('}\n', ',"x":1}\n'), 'latin1'),
    'damaged',
  ],
] as const)('does not take %s for an object', (_, bytes, damage) => {
  expect(parseEnvelope(KEY, bytes)).toBe(damage);
});

it('does not take one object for another', () => {
  expect(parseEnvelope(formatKey('乙'), whole)).toBe('damaged');
});
