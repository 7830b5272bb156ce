import { findChild, listChildren, readXmlText, type XmlElement } from '../office/parse-xml.ts';
import { groupText, raiseText } from './raise-text.ts';

/** A formula as one line of text: fractions with a bar, raised digits raised (ECMA-376-1, 22.1). */
export function formatFormula(element: XmlElement): string {
  const part = (name: string) => {
    const child = findChild(element, name);
    return child ? formatFormula(child) : '';
  };
  switch (element.name) {
    case 'm:t':
      return readXmlText(element);
    case 'm:f':
      return `${groupText(part('m:num'))}/${groupText(part('m:den'))}`;
    case 'm:sSup':
      return `${part('m:e')}${raise(part('m:sup'), 'sup')}`;
    case 'm:sSub':
      return `${part('m:e')}${raise(part('m:sub'), 'sub')}`;
    case 'm:limLow':
      return `${part('m:e')}${raise(part('m:lim'), 'sub')}`;
    case 'm:limUpp':
      return `${part('m:e')}${raise(part('m:lim'), 'sup')}`;
    case 'm:acc':
      return mark(part('m:e'), readSign(element, 'm:accPr', 'm:chr') ?? '\u0302');
    case 'm:bar':
      return mark(part('m:e'), readSign(element, 'm:barPr', 'm:pos') === 'top' ? '\u0305' : '\u0332');
    case 'm:rad':
      return `${part('m:deg')}√${groupText(part('m:e'))}`;
    case 'm:sSubSup':
      return `${part('m:e')}${raise(part('m:sub'), 'sub')}${raise(part('m:sup'), 'sup')}`;
    case 'm:nary': {
      // The sign is a value; without one it is an integral (22.1.2.20).
      const sign = readSign(element, 'm:naryPr', 'm:chr') ?? '∫';
      const [from, to] = [part('m:sub'), part('m:sup')];
      return `${sign}${from && raise(from, 'sub')}${to && raise(to, 'sup')} ${part('m:e')}`;
    }
    case 'm:func':
      return `${part('m:fName')} ${part('m:e')}`;
    case 'm:d': {
      const left = readSign(element, 'm:dPr', 'm:begChr') ?? '(';
      const between = readSign(element, 'm:dPr', 'm:sepChr') ?? ',';
      const right = readSign(element, 'm:dPr', 'm:endChr') ?? ')';
      return `${left}${listChildren(element, 'm:e').map(formatFormula).join(between)}${right}`;
    }
    case 'm:mr':
      return `${listChildren(element, 'm:e').map(formatFormula).join(' ')}; `;
    case 'm:eqArr':
      return listChildren(element, 'm:e').map(formatFormula).join('; ');
    case 'w:del':
    case 'w:moveFrom':
      return '';
    default:
      return listChildren(element).map(formatFormula).join('');
  }
}

/** What a property of an element names; it may be empty, for no sign at all. */
const readSign = (element: XmlElement, ...path: readonly string[]) =>
  findChild(element, ...path)?.attributes['m:val'];

/** A mark above or below each character, such as the bar of a mean. */
const mark = (text: string, sign: string) =>
  /^\p{M}$/u.test(sign) ? [...text].map((char) => char + sign).join('') : text;

function raise(text: string, position: 'sup' | 'sub'): string {
  const raised = raiseText(text, position);
  return raised === text ? `${position === 'sup' ? '^' : '_'}${groupText(text)}` : raised;
}
