import { describe, expect, it } from 'vitest';
import { openPackage } from '../../../src/office/open-package.ts';
import { buildZip, type ZipPart } from '../../support/build-zip.ts';

const TYPES = { name: '[Content_Types].xml', data: '<Types/>' };
const TEXT = { name: 'word/document.xml', data: '<示例/>'.repeat(300), isDeflated: true };

/** Names and contents of the parts, or why there are none. */
async function readParts(zip: Uint8Array): Promise<Record<string, string> | string> {
  const opened = await openPackage(zip);
  if (!opened.ok) return opened.message;
  const parts: Record<string, string> = {};
  for (const name of opened.archive.names) {
    parts[name] = await opened.archive.read(name).then(
      (bytes) => Buffer.from(bytes ?? []).toString(),
      (error: Error) => error.message,
    );
  }
  return parts;
}

const SOUND = { [TYPES.name]: TYPES.data, [TEXT.name]: TEXT.data };
const text = (changes: Partial<ZipPart>): ZipPart[] => [TYPES, { ...TEXT, ...changes }];

describe('an odd package is read as a sound one', () => {
  it.each<[string, Uint8Array]>([
    ['with Windows separators', buildZip(text({ name: 'word\\document.xml' }))],
    ['with a slash in front', buildZip(text({ name: '/word/document.xml' }))],
    ['with bytes before it', buildZip(text({}), { before: 'MZ' })],
    ['with bytes behind its list', buildZip(text({}), { gap: '余' })],
    ['with a comment', buildZip(text({}), { comment: 'WPS' })],
    ['with bytes behind its end', Buffer.concat([buildZip(text({})), Buffer.alloc(3)])],
    ['with bytes between its parts', buildZip([{ ...TYPES, behind: Buffer.from('隐') }, TEXT])],
    ['whose header tells no sizes', buildZip(text({ local: (header) => header.fill(0, 14, 26) }))],
    ['whose header has other flags', buildZip(text({ local: (header) => header.writeUInt16LE(0x0800, 6) }))],
    [
      'whose header spells the name otherwise',
      buildZip(text({ local: (header) => header.fill('W', 30, 31) })),
    ],
    ['with modes of Unix', buildZip(text({ central: (record) => record.writeUInt16LE(0o120777, 40) }))],
  ])('%s', async (_, zip) => {
    expect(await readParts(zip)).toEqual(SOUND);
  });

  it('names may differ in case, and begin with a slash, where a part is asked for', async () => {
    const opened = await openPackage(buildZip(text({})));
    expect(opened.ok && Buffer.from((await opened.archive.read('/Word/Document.XML')) ?? []).toString()).toBe(
      TEXT.data,
    );
    expect(opened.ok && (await opened.archive.read('word/absent.xml'))).toBeUndefined();
  });
});

describe('of a damaged package the sound parts are read', () => {
  it.each<[string, Uint8Array]>([
    ['without a header', buildZip(text({ local: (header) => header.fill(0, 0, 4) }))],
    [
      'packed in a way that nobody reads',
      buildZip(text({ central: (record) => record.writeUInt16LE(97, 10) })),
    ],
    ['with another checksum', buildZip(text({ central: (record) => record.writeUInt32LE(1, 16) }))],
    [
      'whose data go on into the list',
      buildZip(text({ central: (record) => record.writeUInt32LE(9999, 20) })),
    ],
  ])('%s', async (_, zip) => {
    expect(await readParts(zip)).toEqual({
      [TYPES.name]: TYPES.data,
      [TEXT.name]: expect.stringContaining('损坏：部件“word/document.xml”'),
    });
  });
});

describe('is refused', () => {
  it.each<[string, Uint8Array, string]>([
    ['no zip', Buffer.from('示例'), '不完整或已损坏'],
    ['half a zip', buildZip(text({})).subarray(0, 120), '不完整或已损坏'],
    ['a way out of the folder', buildZip(text({ name: 'word/../../evil.xml' })), '指向文件夹之外'],
    ['a path of a disk', buildZip(text({ name: 'C:\\evil.xml' })), '指向文件夹之外'],
    ['two parts of one name', buildZip([TYPES, TEXT, { ...TEXT, name: 'WORD\\document.xml' }]), '同名的部件'],
    ['a password', buildZip(text({ central: (record) => record.writeUInt16LE(1, 8) })), '加了密码'],
    [
      'too much',
      buildZip(text({ central: (record) => record.writeUInt32LE(2 ** 30, 24) })),
      '解压后太大（超过 256 MB）',
    ],
    [
      'too many parts',
      buildZip(Array.from({ length: 5001 }, (_, at) => ({ name: `${at}` }))),
      '解压后太大（部件超过 5000 个）',
    ],
  ])('%s', async (_, zip, message) => {
    expect(await readParts(zip)).toContain(message);
  });

  it('a part that is too large by itself', async () => {
    const zip = buildZip(text({ central: (record) => record.writeUInt32LE(65 * 1024 * 1024, 24) }));
    expect(await readParts(zip)).toEqual({
      [TYPES.name]: TYPES.data,
      [TEXT.name]: expect.stringContaining('解压后太大（部件“word/document.xml”超过 64 MB）'),
    });
  });
});
