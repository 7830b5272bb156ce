/** Units that a number may have, and 万 and 亿 before them. */

/**
 * Measure words, and after each what makes another word of it: 3个人信息 counts no 个, 2项目 no 项.
 * 年, 月, 日, 号, 届, 第 and 分 make dates, numbers of documents and ranks: they are no units here.
 */
const UNITS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    [
      '个百分点 百分点 % ‰ 人次 件次 户次 批次 场次 班次 车次 架次 家次 艘次 台次 项次 例次 辆次 人天 课时 学时',
      '个小时 小时 分钟 个工作日 工作日 个月 平方公里 平方千米 平方米 立方米 公里 千米 公顷 厘米 毫米 吨标准煤 吨 公斤 千克 斤 克',
      '千瓦时 千瓦 兆瓦 美元 港元 欧元 宗 座 辆 艘 栋 幢 册 株 棵 幅 则 款 倍',
    ]
      .join(' ')
      .split(' ')
      .map((unit) => [unit, '']),
  ),
  次: '数要生序品',
  天: '然气',
  米: '面',
  亩: '均产',
  度: '假',
  元: '旦素宵器',
  项: '目',
  件: '套均',
  个: '人体性案百税',
  家: '庭长校属园',
  户: '籍外均主口',
  人: '才民员大力口工均数事文身选社机行',
  名: '单录额称义下',
  场: '所地景均馆',
  期: '间末初限刊',
  篇: '章幅',
  条: '件例款文约',
  份: '额',
  起: '来草诉步点到',
  批: '准评复发示',
  处: '理置罚长级方分',
  所: '有在以长得属需',
  台: '阶账',
  部: '门署分队委级位长',
  套: '餐用',
  间: '接',
  张: '贴',
  本: '级市区局单地年次校市县镇院乡村届',
  种: '植子',
  类: '型别',
  组: '织建长成',
  支: '持撑出部付',
  队: '伍员',
  只: '有要是',
  头: '部',
  例: '如行',
  位: '于置列',
  节: '约能日水俭',
  片: '区',
  块: '状',
  段: '落',
  门: '户诊店',
};

const ESCAPED = Object.entries(UNITS)
  .sort(([a], [b]) => b.length - a.length)
  .map(([unit, others]) => unit + (others ? `(?![${others}])` : ''));

/** For regular expressions, the longest first. */
export const UNIT = `(?:${ESCAPED.join('|')})`;

/** Powers of ten. */
const MAGNITUDES: Readonly<Record<string, number>> = {
  万亿: 12,
  千亿: 11,
  百亿: 10,
  十亿: 9,
  亿: 8,
  千万: 7,
  百万: 6,
  十万: 5,
  万: 4,
  千: 3,
  百: 2,
};

export const MAGNITUDE = `(?:${Object.keys(MAGNITUDES).join('|')})`;

const WHOLE_UNIT = new RegExp(`^(${MAGNITUDE})?(${UNIT})$`, 'u');

/** 万元 → 元 and 4; undefined for what is no unit. */
export function parseUnit(text: string): { unit: string; power: number } | undefined {
  const plain = text.normalize('NFKC').replace(/\s/gu, '');
  if (Object.hasOwn(UNITS, plain)) return { unit: plain, power: 0 };
  const [, magnitude, unit] = WHOLE_UNIT.exec(plain) ?? [];
  return unit === undefined ? undefined : { unit, power: magnitude ? (MAGNITUDES[magnitude] ?? 0) : 0 };
}

/** 1,203.5 with the power 4 → 12035000: by moving the point, so that no rounding gets in. @param digits of a decimal number */
export function readValue(digits: string, power: number): number {
  const [, sign = '', whole = '', part = ''] = /^(-?)([\d,]+)(?:\.(\d+))?$/.exec(digits) ?? [];
  const padded = part.padEnd(power, '0');
  return Number(`${sign}${whole.replaceAll(',', '')}${padded.slice(0, power)}.${padded.slice(power) || '0'}`);
}
