import type { ReportRule } from '../lint-rule.ts';
import { formatMarker } from '../number-marker.ts';
import { groupNumbered } from '../numbered-siblings.ts';
import { quoteAround } from '../quote-around.ts';

export const numberSeparatorRule: ReportRule = {
  code: 'number-separator',
  title: '序号后面缺标点',
  basis: 'GB/T 15834—2011 附录 B：阿拉伯数字序次语后用下脚点；同级序号写法一致',
  wrong: { body: '#### 1深化审批改革\n\n示例。\n\n#### 2、加强监管\n\n示例。' },
  right: { body: '#### 1、深化审批改革\n\n示例。\n\n#### 2、加强监管\n\n示例。' },
  *check(report) {
    for (const { members } of groupNumbered(report)) {
      const complete = members.find(({ marker }) => marker.style === '1.' && marker.separator !== '');
      if (!complete) continue;
      for (const { text, marker } of members) {
        if (marker.style !== '1.' || marker.separator !== '') continue;
        const wanted = formatMarker('1.', marker.value, complete.marker.separator);
        yield {
          at: { text, index: 0 },
          message: `序号“${marker.typed}”后面缺“${complete.marker.separator}”：${quoteAround(text.text, 0)}，同级的有“${complete.marker.typed}”`,
          remedy: `改为：${wanted}${text.text.trimStart().slice(marker.typed.length)}`,
        };
      }
    }
  },
};
