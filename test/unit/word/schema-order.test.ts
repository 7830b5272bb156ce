import { expect, it } from 'vitest';
import { listChildren, parseXml, walkXml } from '../../../src/office/parse-xml.ts';
import { MARKDOWN_SAMPLE } from '../../support/markdown-sample.ts';
import { createSampleWord } from '../../support/word-sample.ts';

/** The whole sequences of ECMA-376-1, wml.xsd (transitional): Word refuses a file in which two children change places. */
const SEQUENCES: Readonly<Record<string, string>> = {
  pPr: 'pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange',
  rPr: 'rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath',
  tblPr:
    'tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription',
  tblBorders: 'top left start bottom right end insideH insideV',
  tblCellMar: 'top left start bottom right end',
  tcPr: 'cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark',
  sectPr:
    'headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings',
  numPr: 'ilvl numId',
  style:
    'name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr',
  lvl: 'start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr',
  abstractNum: 'nsid multiLevelType tmpl name styleLink numStyleLink lvl',
  font: 'altName panose1 charset family notTrueType pitch sig',
  settings:
    'defaultTabStop evenAndOddHeaders characterSpacingControl printTwoOnOne strictFirstAndLastChars noLineBreaksAfter noLineBreaksBefore footnotePr endnotePr compat themeFontLang decimalSymbol listSeparator',
  tbl: 'tblPr tblGrid tr',
  tr: 'tblPrEx trPr tc',
  p: 'pPr bookmarkStart bookmarkEnd hyperlink r',
};

/** Their content comes in any order behind the properties. */
const FREE = ['p'];

it('has the children of every element in the order of the schema', () => {
  const { parts } = createSampleWord(MARKDOWN_SAMPLE, {
    落款: '|\n  示例区示例局\n  2022年2月14日',
    抄送: '甲机关',
    印发机关: '示例局办公室',
    印发日期: '2022-02-15',
  });
  const seen = new Set<string>();
  for (const [name, xml] of Object.entries(parts)) {
    if (!name.startsWith('word/') || name.endsWith('.rels')) continue;
    const root = parseXml(new TextEncoder().encode(xml));
    if (!root) throw new Error(`${name} is empty`);
    for (const element of [root, ...walkXml(root)]) {
      const kind = element.name.replace('w:', '');
      const sequence = SEQUENCES[kind]?.split(' ');
      if (!sequence) continue;
      seen.add(kind);
      const children = listChildren(element).map((child) => child.name.replace('w:', ''));
      for (const child of children) expect(sequence, `${name}: ${kind}`).toContain(child);
      const places = children.map((child) => sequence.indexOf(child));
      const shown = FREE.includes(kind) ? places.map((place) => Math.min(place, 1)) : places;
      expect(shown, `${name}: ${kind} ${children.join(' ')}`).toEqual([...shown].sort((a, b) => a - b));
      if (/Pr$/.test(kind) && kind !== 'sectPr') expect(new Set(children).size).toBe(children.length);
    }
  }
  expect([...seen].sort()).toEqual(Object.keys(SEQUENCES).sort());
});
