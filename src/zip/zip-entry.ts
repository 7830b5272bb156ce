/** What a zip tells of one file in it. Sizes and places in bytes. */
export interface ZipEntry {
  /** With `/`. */
  readonly name: string;
  readonly method: ZipMethod;
  readonly crc32: number;
  readonly compressedSize: number;
  readonly size: number;
  /** Where its local header begins. */
  readonly offset: number;
}

/** APPNOTE 6.3.10 § 4.4.5: the two that every program reads. */
export type ZipMethod = 0 | 8;
export const STORED: ZipMethod = 0;
export const DEFLATED: ZipMethod = 8;

/** `mem` is fixed because fflate would derive it from a logarithm: one input must give one output everywhere. */
export const DEFLATE_OPTIONS = { level: 6, mem: 4 } as const;

/** First four bytes of the records, little-endian (APPNOTE 6.3.10 § 4.3). */
export const SIGNATURES = {
  local: 0x04034b50,
  central: 0x02014b50,
  end: 0x06054b50,
  zip64End: 0x06064b50,
  zip64Locator: 0x07064b50,
} as const;

/** A field that holds one of these has its value in a zip64 record (§ 4.4.1.4). */
export const FULL_16 = 0xffff;
export const FULL_32 = 0xffffffff;

/** Header id of the zip64 extra field (§ 4.5.3). */
export const ZIP64_EXTRA = 0x0001;

/** Bytes of the records' fixed parts. */
export const LOCAL_BYTES = 30;
export const CENTRAL_BYTES = 46;
export const END_BYTES = 22;
export const ZIP64_END_BYTES = 56;
export const ZIP64_LOCATOR_BYTES = 20;
