import type { ReportRule } from '../lint-rule.ts';
import { formatMarker } from '../number-marker.ts';
import { groupNumbered, type NumberedText } from '../numbered-siblings.ts';
import { quoteAround } from '../quote-around.ts';

export const numberStyleRule: ReportRule = {
  code: 'number-style',
  title: '同级序号写法不一',
  basis: 'GB/T 9704—2012 7.3.3：同一层次用同一种序数；GB/T 15834—2011 附录 B',
  wrong: {
    body: '## 一、主要举措\n\n示例。\n\n## （二）存在的不足\n\n示例。\n\n## 三、下一步安排\n\n示例。',
  },
  right: { body: '## 一、主要举措\n\n示例。\n\n## 二、存在的不足\n\n示例。\n\n## 三、下一步安排\n\n示例。' },
  *check(report) {
    for (const { members } of groupNumbered(report)) {
      const common = findCommon(members);
      if (!common) continue;
      for (const { text, marker } of members) {
        if (isSame(marker, common.marker) || (marker.style === '1.' && marker.separator === '')) continue;
        const wanted = formatMarker(common.marker.style, marker.value, common.marker.separator);
        yield {
          at: { text, index: 0 },
          message: `序号“${marker.typed}”与同级的“${common.marker.typed}”写法不一：${quoteAround(text.text, 0, marker.typed.length)}`,
          remedy: `改为：${wanted}`,
        };
      }
    }
  },
};

type Marker = NumberedText['marker'];

const isSame = (a: Marker, b: Marker) => a.style === b.style && a.separator === b.separator;

/** The way most siblings are numbered, the first of them if several are as frequent. */
function findCommon(members: readonly NumberedText[]): NumberedText | undefined {
  let best: { member: NumberedText; count: number } | undefined;
  for (const member of members) {
    if (member.marker.style === '1.' && member.marker.separator === '') continue;
    const count = members.filter(({ marker }) => isSame(marker, member.marker)).length;
    if (count > (best?.count ?? 0)) best = { member, count };
  }
  return best?.member;
}
