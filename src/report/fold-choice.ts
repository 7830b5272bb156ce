/** 教育，科技 and “教育 、科技” are written in many ways. */
export function foldChoice(value: string): string {
  return value
    .normalize('NFKC')
    .replace(/[\s“”"'《》]/gu, '')
    .replace(/[,，]/gu, '、');
}
