import type { ReportRule } from '../lint-rule.ts';
import { matchTexts } from '../match-texts.ts';

/**
 * A year directly before the kinds of word that 年 or 年度 is said before: 2021法治政府. Quantities (2000万), versions
 * (2021版) and names (2030议程) do not begin so.
 */
const YEAR =
  /(?<![\d.A-Za-z０-９—\-–~～/])((?:19|20)\d{2})(?=法治|工作(?!日|时|人|站|组|室|量)|全年|主要|重点|政府(?!采购)|财政|预算|决算|上半年|下半年|推进|依法|信息公开|总结|情况|计划|我[局区市县委院校镇]|全[区市县省局镇])/gu;

export const yearUnitRule: ReportRule = {
  code: 'year-unit',
  title: '年份后面缺“年”或“年度”',
  basis: 'GB/T 15835—2011：年份写作“2021年”',
  wrong: { body: '## 一、2021法治政府建设的举措\n\n示例。' },
  right: { body: '## 一、2021年法治政府建设的举措\n\n共2000余名，2021版目录，2030议程。' },
  *check({ texts }) {
    for (const { at, typed: year, quoted } of matchTexts(texts, YEAR)) {
      yield {
        at,
        message: `“${year}”后面缺“年”或“年度”：${quoted}`,
        remedy: `改为：${year}年 或 ${year}年度`,
      };
    }
  },
};
