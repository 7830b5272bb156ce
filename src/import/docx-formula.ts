import { findChild, listChildren, readXmlText, type XmlElement } from '../office/parse-xml.ts';
import { raiseText } from './raise-text.ts';

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
      return `${wrap(part('m:num'))}/${wrap(part('m:den'))}`;
    case 'm:sSup':
      return `${part('m:e')}${raise(part('m:sup'), '^', 'sup')}`;
    case 'm:sSub':
      return `${part('m:e')}${raise(part('m:sub'), '_', 'sub')}`;
    case 'm:rad':
      return `${part('m:deg')}√${wrap(part('m:e'))}`;
    case 'm:d':
      return `(${listChildren(element, 'm:e').map(formatFormula).join(',')})`;
    default:
      return listChildren(element).map(formatFormula).join('');
  }
}

const wrap = (text: string) => ([...text].length > 1 && /[^\d.\p{L}]/u.test(text) ? `(${text})` : text);

function raise(text: string, sign: string, position: 'sup' | 'sub'): string {
  const raised = raiseText(text, position);
  return raised === text ? `${sign}${wrap(text)}` : raised;
}
