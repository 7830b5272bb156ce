import { listWords, toLine } from './document-text.ts';
import { isHidden } from './html-shown.ts';
import {
  getAttribute,
  type HtmlElement,
  type HtmlNode,
  hasAttribute,
  isElement,
  readAll,
  walkAll,
} from './html-tree.ts';

/** Inputs that show no text: buttons, what is secret, and where something is looked for. All others show their value. */
const SILENT = listWords('hidden search password color range file submit image reset button');

/**
 * What the field of a form shows, as those of Word files are shown; empty for one that shows no text, `undefined` for
 * whatever is no field.
 */
export function readControl(node: HtmlNode): string | undefined {
  if (!isElement(node) || isHidden(node)) return undefined;
  if (node.tagName === 'textarea') return readAll(node).trim();
  if (node.tagName === 'select') return readChosen(node);
  if (node.tagName !== 'input') return undefined;
  if (/^(?:checkbox|radio)$/u.test(readType(node))) return hasAttribute(node, 'checked') ? '☑' : '☐';
  return isSilent(node) ? '' : getAttribute(node, 'value').trim();
}

/** The prompt that an empty field shows. */
export function readPrompt(field: HtmlElement): string {
  return isSilent(field) || isHidden(field) ? '' : getAttribute(field, 'placeholder').trim();
}

const readType = (field: HtmlElement) => getAttribute(field, 'type').trim().toLowerCase();
const isSilent = (field: HtmlElement) => SILENT.has(readType(field)) || isSearchBox(field);

/** Whether a site is searched with it. */
export const isSearchBox = (element: HtmlElement): boolean =>
  element.tagName === 'input' &&
  (['type', 'name', 'id'].some((name) =>
    /search|keyword|^(?:q|wd|kw|query)$/iu.test(getAttribute(element, name)),
  ) ||
    ['placeholder', 'value'].some((name) =>
      /搜索|检索|请输入.{0,6}(?:关键|内容)/u.test(getAttribute(element, name)),
    ));

/** Where nothing was chosen, a list that is not open shows its first entry (4.10.7). */
function readChosen(select: HtmlElement): string {
  const options = [...walkAll(select)].filter(({ tagName }) => tagName === 'option');
  // Lists of links to other sites; a page that was saved as one file has no handlers.
  const isLinks =
    /location|open|href/iu.test(getAttribute(select, 'onchange')) ||
    options.some((option) => /^https?:/iu.test(getAttribute(option, 'value')));
  if (isLinks) return '';
  const chosen = options.filter((option) => hasAttribute(option, 'selected'));
  const isOpen = hasAttribute(select, 'multiple') || Number(getAttribute(select, 'size')) > 1;
  const shown = hasAttribute(select, 'multiple')
    ? chosen
    : [chosen.at(-1) ?? (isOpen ? undefined : options.find((option) => !hasAttribute(option, 'disabled')))];
  return shown.flatMap((option) => (option ? [readOption(option)] : [])).join('、');
}

const readOption = (option: HtmlElement) => toLine(getAttribute(option, 'label') || readAll(option));
