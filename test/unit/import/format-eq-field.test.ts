import { describe, expect, it } from 'vitest';
import { formatEqField } from '../../../src/import/format-eq-field.ts';

const show = (code: string) => {
  const eq = formatEqField(code);
  return eq && `${eq.text}${eq.reading ? `（${eq.reading}）` : ''}${eq.isExact ? '' : '?'}`;
};

describe('an EQ field', () => {
  it.each([
    // 带圈字符, with the ring on either side.
    ['eq \\o\\ac(○,1)', '①'],
    ['EQ \\o\\ac(○,20)', '⑳'],
    ['eq \\o\\ac(○,21)', '㉑'],
    ['eq \\o\\ac(○,35)', '㉟'],
    ['eq \\o\\ac(○,36)', '㊱'],
    ['eq \\o\\ac(○,50)', '㊿'],
    ['eq \\o\\ac(○,0)', '⓪'],
    ['eq \\o\\ac(◯, 3 )', '③'],
    ['eq \\o\\ac(２,〇)', '②'],
    ['eq \\o\\ac(○,一)', '㊀'],
    ['eq \\o\\ac(○,十)', '㊉'],
    ['eq \\o\\ac(○,印)', '㊞'],
    ['eq \\o\\ac(○,A)', 'Ⓐ'],
    ['eq \\o\\ac(○,z)', 'ⓩ'],
    ['eq \\o\\ac(○;7)', '⑦'],
    ['eq \\o\\ac(□,√)', '☑'],
    // What has no such character keeps its words, and says so.
    ['eq \\o\\ac(○,51)', '51?'],
    ['eq \\o\\ac(○,密)', '密?'],
    ['eq \\o\\ac(△,1)', '1?'],
    ['eq \\o\\ac(□,1)', '1?'],
    ['eq \\o(R,/)', 'R/?'],
    // 拼音指南.
    ['EQ \\* jc2 \\* "Font:宋体" \\* hps10 \\o\\ad(\\s\\up 9(jīn),矜)', '矜（jīn）'],
    ['EQ \\* jc0 \\* "Font:Calibri" \\* hps10 \\o\\ad(\\s\\up 9(shìlì),示例)', '示例（shìlì）'],
    ['eq \\o(x,\\s\\up4(—))', 'x—?'],
    // Raised alone.
    ['eq \\s\\up5(2)', '²'],
    ['eq \\s\\do5(2)', '₂'],
    ['eq \\s\\up5(示例)', '示例'],
    // 合并字符, 双行合一.
    ['eq \\o(\\s\\up 5(示例区),\\s\\do 2(示例局))', '示例区示例局'],
    // Formulas.
    ['eq \\f(1,2)', '1/2'],
    ['eq \\f(a+b,c)', '(a+b)/c'],
    ['eq \\r(2)', '√2'],
    ['eq \\r(3,x+1)', '³√(x+1)'],
    ['eq 10\\s\\up 6(4)', '10⁴'],
    ['eq H\\s\\do 3(2)O', 'H₂O'],
    ['eq x\\s\\up5(n)', 'x^n'],
    ['eq x\\s(2,1)', 'x²₁'],
    ['eq \\b\\bc\\[(x)', '[x]'],
    ['eq \\b\\lc\\{(x)', '{x'],
    ['eq \\b\\rc\\)(x)', 'x)'],
    ['eq \\b(x)', '(x)'],
    ['eq \\x(重要)', '重要'],
    ['eq \\a\\co2(甲,乙,丙)', '甲 乙 丙'],
    ['eq \\l(a,b)', 'a,b'],
    ['eq \\d\\fo20()甲', '甲'],
    ['eq \\i\\su(1,n,x)', 'Σ₁^n x'],
    // Marks that are escaped, and brackets inside an argument.
    ['eq \\f(甲\\,乙,3)', '(甲,乙)/3'],
    ['eq \\x(甲(乙,丙)丁)', '甲(乙,丙)丁'],
    ['eq \\f(\\r(2),\\f(1,3))', '(√2)/(1/3)'],
    ['eq \\o\\ac(○)', '○'],
    ['eq \\o\\ac(○, )', '○'],
    ['eq \\o\\ac(○,15)', '⑮'],
    ['eq \\o\\ac(○,a)', 'ⓐ'],
    ['eq \\o\\ac(○,１)', '①'],
    ['eq \\o\\ac(□,×)', '☒'],
    ['eq \\o\\ac(□,✓)', '☑'],
    ['eq \\o\\ac(□,X)', '☒'],
    ...['12甲', '甲12', 'A1', '1A', 'a甲', '甲a'].map((text) => [`eq \\o\\ac(○,${text})`, `${text}?`]),
    ['eq \\o\\ac(□,x)', '☒'],
    ['eq \\o\\ac(○,123)', '123?'],
    ['eq \\o\\ac(◇,甲)', '甲?'],
    ['eq \\o(甲)', '甲'],
    ['eq \\o(甲,乙,\\s\\up 9(jiǎ))', '甲乙（jiǎ）'],
    ['eq \\o(\\s\\up 5( a ),\\s\\do 2( b ))', 'ab'],
    ['eq \\x(\\o(\\s\\up 9(jiǎ),甲),乙)', '甲（jiǎ）乙'],
    ['eq \\a(甲,\\o(\\s\\up 9(yǐ),乙))', '甲 乙（yǐ）'],
    ['eq \\f(,2)', '/2'],
    ['eq \\f(3.5,ab)', '3.5/ab'],
    ['eq \\r(,2)', '√2'],
    ['eq \\r(n,2)', '^n√2'],
    ['eq \\s(a,b)', '^a_b'],
    ['eq \\s(甲,乙)', '甲乙'],
    ['eq x\\s\\do5(i+1)', 'x_(i+1)'],
    ['eq x\\s(2)', 'x2'],
    ['eq \\b\\bc\\{(x,y)', '{x,y}'],
    ['eq \\b\\bc\\|(x)', '|x|'],
    ['eq \\b\\bc\\<(x)', '<x>'],
    ['eq \\b\\lc\\[\\rc\\)(x)', '[x)'],
    ['eq \\i(0,1,x)', '∫₀¹ x'],
    ['eq \\i\\pr(1,2,x)', 'Π₁² x'],
    ['eq \\I\\SU(1,2,x)', 'Σ₁² x'],
    ['eq \\i(,,x)', '∫ x'],
    ['eq a\\\\b', 'a\\b'],
    ['eq a(b)c', 'a(b)c'],
    ['eq \\x(a', 'a?'],
    ['eq \\x a', 'a?'],
    // Half a code loses none of its words.
    ['eq \\o\\ac(○,1', '①?'],
    ['eq \\q(甲,乙)', '甲乙?'],
    ['eq \\f', '?'],
    ['eq ', ''],
  ])('%s shows %s', (code, shown) => {
    expect(show(code)).toBe(shown);
  });

  it.each([' HYPERLINK "https://www.example.gov.cn/"', 'equation', ' SEQ 表'])('is not %s', (code) => {
    expect(formatEqField(code)).toBeUndefined();
  });

  it('nests as deep as a formula does, and no hostile one exhausts it', () => {
    expect(show(`eq ${'\\x('.repeat(5000)}甲`)).toContain('?');
    expect(show(`eq ${'\\x('.repeat(10)}甲${')'.repeat(10)}`)).toBe('甲');
  });
});
