/** `[DBNum1]`, `[DBNum2]` and `[DBNum3]` in a Chinese Excel: 一二三, 壹贰叁, １２３ with 十百千. */
export type NumeralStyle = 1 | 2 | 3;

const NUMERALS: Readonly<Record<NumeralStyle, { digits: string; steps: readonly string[] }>> = {
  1: { digits: '〇一二三四五六七八九', steps: ['', '十', '百', '千'] },
  2: { digits: '零壹贰叁肆伍陆柒捌玖', steps: ['', '拾', '佰', '仟'] },
  3: { digits: '０１２３４５６７８９', steps: ['', '十', '百', '千'] },
};
const GROUPS = ['', '万', '亿'];

/** Digit by digit: 2021 → 二〇二一. What is no digit stays. */
export function spellDigits(text: string, style: NumeralStyle): string {
  return text.replace(/\d/gu, (digit) => NUMERALS[style].digits[Number(digit)] ?? '');
}

/**
 * A number of up to twelve digits in words, its decimals digit by digit: 12 → 一十二, 10203 → 壹万零贰佰零叁.
 * @param text as `General` shows it, without an exponent
 */
export function spellNumber(text: string, style: NumeralStyle): string {
  const [whole = '', ...fraction] = text.split(/(?=\.)/u);
  return whole.replace(/\d+/u, (digits) => spellWhole(digits, style)) + spellDigits(fraction.join(''), style);
}

function spellWhole(digits: string, style: NumeralStyle): string {
  const { digits: names, steps } = NUMERALS[style];
  const zero = names[0] ?? '';
  let spelt = '';
  let hasGap = false;
  for (let group = Math.ceil(digits.length / 4) - 1; group >= 0; group -= 1) {
    const four = digits.slice(Math.max(0, digits.length - group * 4 - 4), digits.length - group * 4);
    for (const [at, digit] of [...four].entries()) {
      if (digit === '0') {
        hasGap = true;
        continue;
      }
      if (hasGap && spelt !== '') spelt += zero;
      hasGap = false;
      spelt += `${names[Number(digit)]}${steps[four.length - 1 - at]}`;
    }
    if (/[1-9]/u.test(four)) {
      spelt += GROUPS[group] ?? '';
      // Noughts that end a group leave no gap before a full one: 贰仟万伍仟.
      hasGap = false;
    }
  }
  return spelt === '' ? zero : spelt;
}

/** Years digit by digit, months, days and hours in words: 二〇二一年十二月三十一日, 贰零贰壹年壹拾贰月. */
export function spellDate(text: string, style: NumeralStyle): string {
  return text.replace(/\d+/gu, (digits) => {
    if (digits.length !== 2 || digits.startsWith('0')) return spellDigits(digits, style);
    return spellWhole(digits, style).replace(/^一十/u, '十');
  });
}
