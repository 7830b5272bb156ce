/** Width in characters: those of Latin letters are half as wide as a Han character. */
export function measureText(text: string): number {
  let width = 0;
  for (const char of text) width += char <= '\u02ff' ? 0.5 : 1;
  return width;
}
