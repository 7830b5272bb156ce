import { oneLine, printable } from '../base/printable.ts';
import { formatLevelCount } from '../diagnostics/format-diagnostics.ts';
import { formatFindings, isWhole } from '../diagnostics/format-findings.ts';
import { findTag } from './parse-tag-file.ts';
import type { ArchiveVerification } from './verify-archive-fs.ts';
import { isOurs } from './verify-bag.ts';

const PACKED_AGAIN = '。压缩包是后来重新压缩的（没有公报的封印），里面的文件没有变';

/** What `verify` says of one archive. @param name as the person typed it */
export function formatVerification(
  name: string,
  { findings, fingerprint, info, files, bytes, form }: ArchiveVerification,
): string {
  const list = findings.length > 0 ? [`${formatFindings(findings)}\n`] : [];
  if (!isWhole(findings)) {
    return [
      `${oneLine(name)}：不能证明完好\n`,
      ...list,
      `${formatLevelCount(findings)}（核对了 ${files} 个文件）`,
    ].join('\n');
  }
  const told = [
    ['来自', findTag(info, 'Source-Organization')],
    ['内容', findTag(info, 'External-Description')],
    // Ours is no day on which somebody archived but that of the newest report, which 内容 ends with.
    ['归档日期', isOurs(info) ? undefined : findTag(info, 'Bagging-Date')],
    ['制作', findTag(info, 'Bag-Software-Agent')],
  ].flatMap(([label, value]) => (value === undefined ? [] : [`  ${label}：${printable(value)}`]));
  const seal = fingerprint
    ? [
        `  总指纹（SHA-512）：\n    ${fingerprint}\n  再和归档时登记的总指纹比一比：一样，才证明它就是当初的那一份。`,
      ]
    : [];
  const whole = {
    'sealed-zip': '，压缩包本身也一样',
    'packed-again': isOurs(info) ? PACKED_AGAIN : '',
    folder: '',
  }[form];
  return [
    ...list,
    `${oneLine(name)}：完好`,
    `  ${files} 个文件、${bytes} 字节，和归档时一样${whole}`,
    ...told,
    ...seal,
  ].join('\n');
}
