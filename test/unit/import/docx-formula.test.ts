import { describe, expect, it } from 'vitest';
import { formatFormula } from '../../../src/import/docx-formula.ts';
import { parseXml } from '../../../src/office/parse-xml.ts';

const M = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"';
const r = (text: string) => `<m:r><m:t>${text}</m:t></m:r>`;
const part = (name: string, text: string) => `<m:${name}>${r(text)}</m:${name}>`;

const show = (content: string) => {
  const root = parseXml(new TextEncoder().encode(`<m:oMath ${M}>${content}</m:oMath>`));
  return root && formatFormula(root);
};

describe('a formula of Word', () => {
  it.each([
    ['a fraction', `<m:f>${part('num', '满意件数')}${part('den', '办结件数')}</m:f>`, '满意件数/办结件数'],
    ['a fraction of sums', `<m:f>${part('num', 'a+b')}${part('den', '12.5')}</m:f>`, '(a+b)/12.5'],
    ['a raised number', `<m:sSup>${part('e', '10')}${part('sup', '4')}</m:sSup>`, '10⁴'],
    ['a raised sum', `<m:sSup>${part('e', 'x')}${part('sup', 'n+1')}</m:sSup>`, 'x^(n+1)'],
    ['a lowered number', `<m:sSub>${part('e', 'H')}${part('sub', '2')}</m:sSub>`, 'H₂'],
    ['a lowered letter', `<m:sSub>${part('e', 'x')}${part('sub', 'i')}</m:sSub>`, 'x_i'],
    ['a limit', `<m:limLow>${part('e', 'lim')}${part('lim', 'n→∞')}</m:limLow>`, 'lim_(n→∞)'],
    ['a limit above', `<m:limUpp>${part('e', 'x')}${part('lim', 'n')}</m:limUpp>`, 'x^n'],
    ['both', `<m:sSubSup>${part('e', 'x')}${part('sub', '1')}${part('sup', '2')}</m:sSubSup>`, 'x₁²'],
    ['a root', `<m:rad><m:deg/>${part('e', 'x+1')}</m:rad>`, '√(x+1)'],
    ['a cube root', `<m:rad>${part('deg', '3')}${part('e', '8')}</m:rad>`, '3√8'],
    ['brackets', `<m:d>${part('e', 'a')}${part('e', 'b')}</m:d>`, '(a,b)'],
    [
      'other brackets',
      `<m:d><m:dPr><m:begChr m:val="["/><m:sepChr m:val="|"/><m:endChr m:val=""/></m:dPr>${part('e', 'a')}${part('e', 'b')}</m:d>`,
      '[a|b',
    ],
    [
      'a sum, whose sign is a value',
      `<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr>${part('sub', 'i=1')}${part('sup', 'n')}${part('e', 'x')}</m:nary>`,
      '∑_(i=1)^n x',
    ],
    ['a mean', `<m:acc><m:accPr><m:chr m:val="\u0305"/></m:accPr>${part('e', 'x')}</m:acc>`, 'x\u0305'],
    ['an estimate', `<m:acc>${part('e', 'y')}</m:acc>`, 'y\u0302'],
    ['a bar', `<m:bar><m:barPr><m:pos m:val="top"/></m:barPr>${part('e', 'AB')}</m:bar>`, 'A\u0305B\u0305'],
    ['a bar below', `<m:bar>${part('e', 'x')}</m:bar>`, 'x\u0332'],
    ['a sign of its own', `<m:acc><m:accPr><m:chr m:val="→"/></m:accPr>${part('e', 'x')}</m:acc>`, 'x'],
    ['an integral', `<m:nary><m:sub/><m:sup/>${part('e', 'f')}</m:nary>`, '∫ f'],
    ['a function', `<m:func>${part('fName', 'sin')}${part('e', 'x')}</m:func>`, 'sin x'],
    [
      'a matrix',
      `<m:m><m:mr>${part('e', 'a')}${part('e', 'b')}</m:mr><m:mr>${part('e', 'c')}${part('e', 'd')}</m:mr></m:m>`,
      'a b; c d; ',
    ],
    ['equations', `<m:eqArr>${part('e', 'x=1')}${part('e', 'y=2')}</m:eqArr>`, 'x=1; y=2'],
    ['anything else by its text', `<m:box>${part('e', 'z')}</m:box>${r('+1')}`, 'z+1'],
  ])('has %s', (_, content, text) => {
    expect(show(content)).toBe(text);
  });
});
