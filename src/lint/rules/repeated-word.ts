import type { ReportRule } from '../lint-rule.ts';
import { matchTexts } from '../match-texts.ts';

/**
 * Characters that no sentence has twice, without the words that bring two together: 目的的, 和平, 参与与, 存在在线,
 * 对其其他, 应对对方, 可以以. Any other word may end one phrase and begin the next: 本规定规定, 集体经济组织组织.
 */
const PARTICLES = [
  '(?<![目标])的的(?!确)',
  '和和(?![平谐解美气睦])',
  '(?<!参)与与',
  '及及(?!时|早|其)',
  '在在(?!线|职|校|册|建|编|岗|逃|押)',
  '其其(?![他它余中])',
  '(?<![应针比面相绝反校成])对对(?![方外手象账策比应联口内])',
  '(?<![可予加难足给])以以(?![上下内外及前后往])',
  '或或',
  '把把(?!关)',
  '被被(?![告申执动])',
  '且且',
  '各各',
  '并并(?![购网入轨])',
  '于于',
];

/** Words that no sentence has twice in a row. */
const WORDS =
  '进行 开展 加强 推进 完善 提高 提升 促进 建立 健全 实施 贯彻 坚持 强化 深化 推动 加快 积极 认真 全面 深入 切实 不断 努力 大力 充分 及时 严格 以及 或者 并且 同时 因此 通过 按照 根据 依据 对于 关于 为了 由于 我们 他们 我局 情况 问题 部门 群众'
    .split(' ')
    .map((word) => `${word}${word}`);

const REPEATED = new RegExp([...PARTICLES, ...WORDS].join('|'), 'gu');

export const repeatedWordRule: ReportRule = {
  code: 'repeated-word',
  title: '字词重复',
  basis: '公文校对：多字（衍文）',
  wrong: { body: '对示例事项进行进行检查，落实整改的的要求。' },
  right: { body: '对示例事项进行检查，说明目的的文件由集体经济组织组织编写。' },
  *check({ texts }) {
    for (const { at, typed, quoted } of matchTexts(texts, REPEATED)) {
      const word = typed.slice(0, typed.length / 2);
      yield { at, message: `“${word}”写了两遍：${quoted}`, remedy: `改为：${word}` };
    }
  },
};
