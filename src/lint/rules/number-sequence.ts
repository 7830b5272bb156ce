import type { Finding, ReportRule } from '../lint-rule.ts';
import { formatMarker } from '../number-marker.ts';
import { groupNumbered, type NumberedText } from '../numbered-siblings.ts';
import { quoteAround } from '../quote-around.ts';

export const numberSequenceRule: ReportRule = {
  code: 'number-sequence',
  title: '序号跳号、重号或倒退',
  basis: 'GB/T 9704—2012 7.3.3：结构层次序数依次使用',
  wrong: { body: '## 一、主要举措\n\n示例。\n\n## 三、下一步安排\n\n示例。' },
  right: { body: '## 一、主要举措\n\n示例。\n\n## 二、下一步安排\n\n示例。' },
  *check(report) {
    for (const { kind, members } of groupNumbered(report)) {
      // A number without its mark is one only among numbers that have theirs.
      const isBare = !members.some(({ marker }) => marker.style !== '1.' || marker.separator !== '');
      if (isBare) continue;
      const first = members[0];
      if (first && kind === 'heading' && first.marker.value !== 1 && !first.follows)
        yield describeStart(first);
      for (const [position, member] of members.entries()) {
        const before = members[position - 1];
        if (before && !member.follows && member.marker.value !== before.marker.value + 1)
          yield describeStep(before, member);
      }
    }
  },
};

function describeStart({ text, marker }: NumberedText): Finding {
  return {
    at: { text, index: 0 },
    message: `这一级的第一个序号是“${marker.typed}”，不是从一开始：${quoteAround(text.text, 0, marker.typed.length)}`,
    remedy: `看前面的同级标题是不是漏了，或者行首没有写 #；都没有，改为：${formatMarker(marker.style, 1, marker.separator)}`,
  };
}

function describeStep(before: NumberedText, { text, marker }: NumberedText): Finding {
  const expected = formatMarker(marker.style, before.marker.value + 1, marker.separator);
  const fault =
    marker.value === before.marker.value ? '重号' : marker.value > before.marker.value ? '跳号' : '序号倒退';
  return {
    at: { text, index: 0 },
    message: `${fault}：“${before.marker.typed}”后面是“${marker.typed}”：${quoteAround(text.text, 0, marker.typed.length)}`,
    remedy: `如果没有漏掉或多出内容，改为：${expected}（后面的序号一起改）`,
  };
}
