import { collectXmlText, findChild, findValue, walkXml, type XmlElement } from '../office/parse-xml.ts';
import type { LeftBehind } from './document.ts';
import { leavePrompt } from './docx-context.ts';
import type { Styles } from './docx-styles.ts';

/** What Word and WPS write where nobody has written yet, alone in its run. */
const PROMPT =
  /^[［[]?(?:(?:请?(?:单击|点击|双击)|单击或点击|轻触)[^，。；]{0,4}(?:输入|键入|选择|添加)[^，。；]{0,8}|在此处?(?:键入|输入)[^，。；]{0,8}|选择一项|Click (?:or tap )?(?:here )?to enter (?:text|a date)|Choose an item)[.。]?[\]］]?$/iu;

export const isPrompt = (text: string) => PROMPT.test(text.trim());

/** Names of the style that Word gives such text. */
const PROMPT_STYLE = /^(?:placeholder text|占位符文本)$/iu;

/**
 * A document without the prompts of content controls that nobody filled in (`w:showingPlcHdr`, ECMA-376-1, 17.5.2.39).
 * @param leftBehind gets the texts that go
 */
export function dropPlaceholders(element: XmlElement, styles: Styles, leftBehind: LeftBehind[]): XmlElement {
  const isPromptRun = (child: XmlElement) =>
    child.name === 'w:r' &&
    PROMPT_STYLE.test(styles.findCharacterStyle(findValue(child, 'w:rPr', 'w:rStyle')).name ?? '') &&
    isPrompt(readRunText(child));
  for (const child of walkXml(element)) {
    if (child.name === 'w:showingPlcHdr' || isPromptRun(child))
      return withoutPrompts(element, false, isPromptRun, leftBehind);
  }
  return element;
}

function withoutPrompts(
  element: XmlElement,
  isInside: boolean,
  isPromptRun: (run: XmlElement) => boolean,
  leftBehind: LeftBehind[],
): XmlElement {
  const isPlaceholder =
    isInside || (element.name === 'w:sdt' && findChild(element, 'w:sdtPr', 'w:showingPlcHdr') !== undefined);
  const children = element.children.flatMap((child): XmlElement['children'] => {
    if (typeof child === 'string') return [child];
    if (child.name !== 'w:r' || !(isPlaceholder || isPromptRun(child)))
      return [withoutPrompts(child, isPlaceholder, isPromptRun, leftBehind)];
    leavePrompt({ leftBehind }, readRunText(child));
    return [];
  });
  return { ...element, children };
}

const readRunText = (run: XmlElement) => collectXmlText(run, 'w:t');
