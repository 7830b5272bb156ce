/** Lines of a file by another program: any line ends, and a BOM passed over. */
export function splitLines(text: string): string[] {
  return text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
}
