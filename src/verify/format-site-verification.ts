import { oneLine } from '../base/printable.ts';
import { formatLevelCount } from '../diagnostics/format-diagnostics.ts';
import { formatFindings, isWhole } from '../diagnostics/format-findings.ts';
import type { SiteVerification } from './verify-site.ts';

/** Rules that mean another content than was published, not a server that is ill set up. */
const TAMPERED = new Set(['file-changed', 'file-extra', 'packed-other', 'file-away', 'manifest-path']);

const VETO =
  '内容和公布时的不一样：可能被篡改，也可能是上传或缓存出了错。\n' +
  '网页被篡改而没有及时处理，是政府网站检查的单项否决：先留存证据，再用可靠的副本恢复，并查清原因。';

/**
 * What `verify` says of a site.
 * @param name as the person typed it
 * @param isSigned whether the manifest is proved by trusted signatures
 */
export function formatSiteVerification(
  name: string,
  { findings, files, bytes, known, left, stopped }: SiteVerification,
  isSigned: boolean,
): string {
  const counted = `${files} 个文件、${bytes} 字节${known > 0 ? `，另有 ${known} 个是上一次核对过的` : ''}`;
  const list = findings.length > 0 ? [`${formatFindings(findings)}\n`] : [];
  const rest =
    stopped === undefined
      ? []
      : [`没有核对完：${stopped}，还有 ${left} 个文件没有核对。再运行一次，会接着核对`];
  if (!isWhole(findings) || stopped !== undefined) {
    const head = isWhole(findings) ? '还不能证明一样' : '和清单不一样';
    return [
      `${oneLine(name)}：${head}\n`,
      ...list,
      `${formatLevelCount(findings)}（核对了 ${counted}）`,
      ...(findings.some(({ level, rule }) => level === 'error' && TAMPERED.has(rule)) ? [VETO] : []),
      ...rest,
    ].join('\n');
  }
  const unsigned = isSigned
    ? []
    : ['  清单没有可信的签名：有人把清单也一起换了，这里看不出来。要证明，请签名并用 --trusted 核对'];
  return [...list, `${oneLine(name)}：每个文件都和清单一样`, `  ${counted}`, ...unsigned].join('\n');
}
