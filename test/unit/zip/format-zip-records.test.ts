import { describe, expect, it } from 'vitest';
import type { ByteSource } from '../../../src/zip/byte-source.ts';
import {
  formatCentralRecord,
  formatDosDate,
  formatEndRecords,
  formatLocalHeader,
} from '../../../src/zip/format-zip-records.ts';
import { parseZip64Extra, parseZipList } from '../../../src/zip/parse-zip-list.ts';
import { readZipEnd } from '../../../src/zip/read-zip-end.ts';
import { DEFLATED, STORED, type ZipEntry } from '../../../src/zip/zip-entry.ts';

const GB = 1024 ** 3;
const ENTRY: ZipEntry = {
  name: '示例/附件 (1).pdf',
  method: DEFLATED,
  crc32: 0xdeadbeef,
  compressedSize: 0x1234,
  size: 0x5678,
  offset: 0x9abc,
};

describe('the header before a file', () => {
  it('is, byte for byte, what APPNOTE § 4.3.7 lays down', () => {
    const name = Buffer.from(ENTRY.name);
    expect(formatLocalHeader(ENTRY, 0x544e).toString('hex')).toBe(
      '504b0304' + // signature
        '1400' + // version needed: 2.0
        '0008' + // bit 11: UTF-8
        '0800' + // deflated
        '0000' + // midnight
        '4e54' + // date
        'efbeadde' + // CRC-32
        '34120000' + // compressed size
        '78560000' + // size
        `${name.length.toString(16)}00` +
        '0000' + // no extra field
        name.toString('hex'),
    );
  });

  it('needs no more than version 1.0 for what is stored', () => {
    expect(formatLocalHeader({ ...ENTRY, method: STORED }, 0).readUInt16LE(4)).toBe(10);
  });

  it('tells sizes from 4 GiB on in a zip64 field, both of them', () => {
    const size = 5 * GB + 7;
    const header = formatLocalHeader({ ...ENTRY, method: STORED, size, compressedSize: size }, 0);
    expect(header.readUInt16LE(4)).toBe(45);
    expect(header.readUInt32LE(18)).toBe(0xffffffff);
    expect(header.readUInt32LE(22)).toBe(0xffffffff);
    const extra = header.subarray(30 + header.readUInt16LE(26));
    expect(extra.length).toBe(header.readUInt16LE(28));
    expect(extra.toString('hex').slice(0, 8)).toBe('01001000');
    expect(extra.readBigUInt64LE(4)).toBe(BigInt(size));
    expect(extra.readBigUInt64LE(12)).toBe(BigInt(size));
  });
});

describe('the record in the list', () => {
  it('says regular file, 0644, made on Unix', () => {
    const record = formatCentralRecord(ENTRY, 0x544e);
    expect(record.readUInt8(5)).toBe(3);
    expect((record.readUInt32LE(38) >>> 16).toString(8)).toBe('100644');
    expect(record.readUInt16LE(30)).toBe(0);
  });

  it.each([
    ['plain', {}],
    ['one byte short of zip64', { size: 0xfffffffe, compressedSize: 0xfffffffe, offset: 0xfffffffe }],
    ['exactly at the limit', { size: 0xffffffff, compressedSize: 0xffffffff, offset: 0xffffffff }],
    ['a large file', { size: 6 * GB, compressedSize: 6 * GB }],
    ['a small file far behind', { offset: 70 * GB }],
    ['large and far', { size: 6 * GB, compressedSize: 5 * GB, offset: 4 * GB }],
  ])('is read back: %s', (_, fields) => {
    const entry = { ...ENTRY, ...fields };
    const [record] = parseZipList(formatCentralRecord(entry, 0x544e), 1) ?? [];
    expect(record?.nameBytes.toString()).toBe(entry.name);
    expect(record).toMatchObject({
      method: entry.method,
      crc32: entry.crc32,
      size: entry.size,
      compressedSize: entry.compressedSize,
      offset: entry.offset,
      unixMode: 0o100644,
      flags: 0x0800,
    });
  });

  it('is no record without the zip64 field that it promises', () => {
    const full = { size: 0xffffffff, compressedSize: 1, offset: 1 };
    expect(parseZip64Extra(Buffer.alloc(0), full)).toBeUndefined();
    // Cut off in the middle of its value.
    expect(parseZip64Extra(Buffer.from('0100080000000000', 'hex'), full)).toBeUndefined();
  });
});

describe('the records at the end', () => {
  /** A file that is zeros but for the records at its end and the first record of the list. */
  function createHugeFile(records: Buffer, list: { offset: number; size: number }): ByteSource {
    const recordsAt = list.offset + list.size;
    const first = formatCentralRecord(ENTRY, 0);
    return {
      size: recordsAt + records.length,
      async read(offset, length) {
        if (offset === list.offset) return first.subarray(0, length);
        const bytes = Buffer.alloc(Math.min(length, this.size - offset));
        const from = Math.max(0, offset - recordsAt);
        const at = Math.max(0, recordsAt - offset);
        if (at < bytes.length) records.copy(bytes, at, from);
        return bytes;
      },
    };
  }

  it('are the short one as long as all fits', () => {
    expect(formatEndRecords({ count: 65_534, offset: 10, size: 20 }, 187).toString('hex')).toBe(
      '504b0506' + '00000000' + 'feff' + 'feff' + '14000000' + '0a000000' + 'bb00',
    );
  });

  it.each([
    ['many files', { count: 65_535, offset: 5_000_000, size: 9_000_000 }],
    ['a million files', { count: 1_000_000, offset: 2 * GB, size: 100_000_000 }],
    ['a list behind 4 GiB', { count: 3, offset: 4 * GB, size: 200 }],
    ['all large', { count: 40_000_000, offset: 90 * GB, size: 5 * GB }],
  ])('are those of zip64 for %s, and are read back', async (_, list) => {
    const records = formatEndRecords(list, 0);
    expect(records.length).toBe(56 + 20 + 22);
    const { end, faults } = await readZipEnd(createHugeFile(records, list));
    expect(faults).toEqual([]);
    expect(end).toMatchObject({ count: list.count, listOffset: list.offset, listSize: list.size, prefix: 0 });
  });

  it('show bytes that were pushed between the zip64 records', async () => {
    const list = { count: 65_535, offset: 1000, size: 2000 };
    const records = formatEndRecords(list, 0);
    const pushed = Buffer.concat([records.subarray(0, 56), Buffer.from('隐'), records.subarray(56)]);
    const { faults } = await readZipEnd(createHugeFile(pushed, list));
    expect(faults.map(({ rule }) => rule)).toEqual(['zip-gap']);
  });
});

it.each([
  ['2022-02-14', 2022, 2, 14],
  ['1980-01-01', 1980, 1, 1],
  ['2107-12-31', 2107, 12, 31],
  ['1979-12-31', 1980, 1, 1],
  ['1900-06-30', 1980, 1, 1],
  ['2199-01-02', 2107, 12, 31],
])('%s is %i-%i-%i in a zip', (date, year, month, day) => {
  const value = formatDosDate(date);
  expect(value).toBeGreaterThan(0);
  expect(value).toBeLessThanOrEqual(0xffff);
  expect([(value >> 9) + 1980, (value >> 5) & 15, value & 31]).toEqual([year, month, day]);
});
