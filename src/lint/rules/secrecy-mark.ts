import { explainSecrecyMark, findSecrecyMarks } from '../../report/secrecy-mark.ts';
import type { ReportRule } from '../lint-rule.ts';

export const secrecyMarkRule: ReportRule = {
  code: 'secrecy-mark',
  level: 'error',
  title: '标着密级',
  basis: '《保守国家秘密法》；《政府信息公开条例》第十四条；GB/T 9704—2012 7.2.2：密级和保密期限',
  wrong: { body: '机密★5年\n\n示例区人民政府：\n\n示例正文。' },
  right: { body: '示例区人民政府：\n\n涉及国家秘密、机密的，按规定办理，密级写成“机密★5年”的不公开。' },
  *check({ texts, attachments }) {
    const lines = texts.flatMap((text) => text.text.split(/[\n\t]/u).map((line) => ({ text, line })));
    for (const { line, mark } of findSecrecyMarks(lines.map(({ line: written }) => written))) {
      const place = lines[line];
      if (!place) continue;
      const index = Math.max(0, place.text.text.indexOf(place.line));
      yield { at: { text: place.text, index }, ...explainSecrecyMark(mark) };
    }
    for (const { path, text } of attachments) {
      const [found] = findSecrecyMarks(text.split(/[\n\t]/u));
      if (!found) continue;
      const { message, remedy } = explainSecrecyMark(found.mark);
      yield { at: { attachment: path }, message: `附件“${path}”：${message}`, remedy };
    }
  },
};
