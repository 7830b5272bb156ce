import { collectXmlText, findChild, findValue, isOn, walkXml, type XmlElement } from '../office/parse-xml.ts';
import type { DocxContext } from './docx-context.ts';
import { leavePrompt } from './leave-behind.ts';

/** What Word and WPS write where nobody has written yet, alone in its run. */
const PROMPT =
  /^[［[]?(?:(?:请?(?:单击|点击|双击)|单击或点击|轻触)[^，。；]{0,4}(?:输入|键入|选择|添加)[^，。；]{0,8}|在此处?(?:键入|输入)[^，。；]{0,8}|选择一项|Click (?:or tap )?(?:here )?to enter (?:text|a date)|Choose an item)[.。]?[\]］]?$/iu;

export const isPrompt = (text: string) => PROMPT.test(text.trim());

/** A blank to be filled in by hand says nothing, and is seen on paper. */
const BLANK = /^[_＿\s]+$/u;

/** Names of the style that Word gives such text. */
const PROMPT_STYLE = /^(?:placeholder text|占位符文本)$/iu;

/**
 * A document without the prompts of content controls that nobody filled in (`w:showingPlcHdr`, ECMA-376-1, 17.5.2.39);
 * the texts that go are told.
 */
export function dropPlaceholders(
  root: XmlElement,
  context: Pick<DocxContext, 'styles' | 'leftBehind'>,
): XmlElement {
  const isPromptRun = (child: XmlElement) =>
    child.name === 'w:r' &&
    PROMPT_STYLE.test(context.styles.findCharacterStyle(findValue(child, 'w:rPr', 'w:rStyle')).name ?? '') &&
    isPrompt(readRunText(child));
  const copy = (element: XmlElement, isInside: boolean): XmlElement => {
    const isEmpty = isInside || isOn(findChild(element, 'w:sdtPr', 'w:showingPlcHdr'));
    const children = element.children.flatMap((child): XmlElement['children'] => {
      if (typeof child === 'string') return [child];
      if (child.name !== 'w:r' || !(isEmpty || isPromptRun(child))) return [copy(child, isEmpty)];
      const text = readRunText(child);
      if (BLANK.test(text)) return [child];
      leavePrompt(context, text);
      return [];
    });
    return { ...element, children };
  };
  // Most documents have none: their tree is not copied.
  for (const child of walkXml(root)) {
    if ((child.name === 'w:showingPlcHdr' && isOn(child)) || isPromptRun(child)) return copy(root, false);
  }
  return root;
}

const readRunText = (run: XmlElement) => collectXmlText(run, 'w:t');
