/** Lines of a tag file by another program: any line ends, and a BOM, which RFC 8493 forbids, passed over. */
export function splitLines(text: string): string[] {
  return text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
}
