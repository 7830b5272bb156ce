import type { Locator, Page } from 'playwright-core';

/** A document to be handed to the desk. */
interface HandedFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** Somebody at the desk who has a mouse or a keyboard, and nothing else: what is pressed and reached is what is drawn. */
export interface Actor {
  /** A button, a link, a box to tick. */
  press(target: Locator): Promise<void>;
  /** Writes in place of what is there, and leaves. */
  write(target: Locator, text: string): Promise<void>;
  /** Writes behind the end of a text. */
  append(editor: Locator, text: string): Promise<void>;
  choose(list: Locator, label: string): Promise<void>;
  give(input: Locator, file: HandedFile): Promise<void>;
}

/** What the system's own window does, which is never shown. @param open has the page ask for it */
function createFileChoice(page: Page) {
  // From the first: now and then, one that is asked for while a page begins to be listened to is never told of.
  page.on('filechooser', () => {});
  return async (open: () => Promise<void>, file: HandedFile) => {
    const asked = page.waitForEvent('filechooser');
    await open();
    await (await asked).setFiles(file);
  };
}

/** The keys for the letters only: all else by pointing at it. */
export function createMouseActor(page: Page): Actor {
  const chooseFile = createFileChoice(page);
  return {
    press: (target) => target.click(),
    async write(target, text) {
      await target.click({ clickCount: 3 });
      if ((await target.inputValue()) !== '') await page.keyboard.press('Backspace');
      await page.keyboard.insertText(text);
      await page.locator('.desk-head .desk-name').click();
    },
    async append(editor, text) {
      await editor.locator('.cm-line').last().click();
      await page.keyboard.press('End');
      await type(page, text);
    },
    // What a browser drops down belongs to the system: no script can point at it.
    choose: async (list, label) => void (await list.selectOption({ label })),
    // What is drawn is the label around it.
    give: (input, file) => chooseFile(() => input.locator('xpath=..').click(), file),
  };
}

/** More steps than there are places on any screen. */
const MOST_STEPS = 400;

/** What is asked of elements, of whose types this side of the tests knows nothing. */
interface Element {
  readonly selectedIndex: number;
  closest(selector: string): unknown;
  matches(selector: string): boolean;
  compareDocumentPosition(other: Element): number;
}

/** Where the focus has to go to reach an element. */
const findWay = (target: unknown) => {
  const { activeElement: active, body } = (
    globalThis as unknown as { document: { activeElement: Element; body: Element } }
  ).document;
  const own = target as Element;
  return {
    isThere: active === own,
    // A text takes Tab for itself, until Escape.
    isInText: active.closest('.cm-editor') !== null,
    isBehind: active !== body && (own.compareDocumentPosition(active) & 4) !== 0,
  };
};

export function createKeyboardActor(page: Page): Actor {
  const chooseFile = createFileChoice(page);
  /** By Tab, or back by Shift+Tab if it lies before. */
  const reach = async (target: Locator) => {
    await target.waitFor({ state: 'attached' });
    for (let step = 0; step < MOST_STEPS; step += 1) {
      const { isThere, isInText, isBehind } = await target.evaluate(findWay);
      if (isThere) return;
      if (isInText) await page.keyboard.press('Escape');
      await page.keyboard.press(isBehind ? 'Shift+Tab' : 'Tab');
    }
    throw new Error(`no key leads to ${target}`);
  };
  return {
    async press(target) {
      await reach(target);
      const isTicked = await target.evaluate((element: unknown) =>
        (element as Element).matches('[type=radio], [type=checkbox]'),
      );
      await page.keyboard.press(isTicked ? 'Space' : 'Enter');
    },
    async write(target, text) {
      await reach(target);
      await page.keyboard.press('Control+a');
      if ((await target.inputValue()) !== '') await page.keyboard.press('Delete');
      await page.keyboard.insertText(text);
      await page.keyboard.press('Tab');
    },
    async append(editor, text) {
      await reach(editor);
      await page.keyboard.press('Control+End');
      await type(page, text);
    },
    async choose(list, label) {
      await reach(list);
      const labels = await list.locator('option').allInnerTexts();
      const wanted = labels.findIndex((one) => one.trim() === label);
      for (let step = 0; step < MOST_STEPS; step += 1) {
        const at = await list.evaluate((element: unknown) => (element as Element).selectedIndex);
        if (at === wanted) return;
        await page.keyboard.press(at < wanted ? 'ArrowDown' : 'ArrowUp');
      }
      throw new Error(`no key leads to ${label}`);
    },
    async give(input, file) {
      await reach(input);
      await chooseFile(() => page.keyboard.press('Space'), file);
    },
  };
}

/** Letters by insertion, as from an input method, and Enter as a key. */
async function type(page: Page, text: string): Promise<void> {
  for (const [at, line] of text.split('\n').entries()) {
    if (at > 0) await page.keyboard.press('Enter');
    if (line !== '') await page.keyboard.insertText(line);
  }
}
