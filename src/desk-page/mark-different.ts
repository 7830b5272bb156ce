/** Parts of a page that are held against another one by their words. */
const PARTS = 'h1, h2, h3, h4, h5, h6, p, li, dt, dd, td, th, caption, figcaption, summary, a';

const wordsOf = (element: Element): string => (element.textContent ?? '').replace(/\s+/gu, ' ').trim();

/**
 * Frames what a page says that the one at another address does not, and scrolls to the first of it.
 * @param before address of the page as it is now
 */
export async function markDifferent(page: Document, before: string): Promise<void> {
  const response = await fetch(before).catch(() => undefined);
  if (!response?.ok) return;
  // Parsed alone: nothing of it runs or is loaded.
  const now = new DOMParser().parseFromString(await response.text(), 'text/html');
  const said = new Set([...now.body.querySelectorAll(PARTS)].map(wordsOf));
  const isNew = (part: Element) => {
    const words = wordsOf(part);
    return words !== '' && !said.has(words);
  };
  const marked = [...page.body.querySelectorAll<HTMLElement>(PARTS)]
    .filter(isNew)
    // The innermost says it most exactly.
    .filter((part, _at, all) => !all.some((other) => other !== part && part.contains(other)));
  for (const part of marked) {
    part.style.outline = '2px dashed currentColor';
    part.style.outlineOffset = '3px';
  }
  const view = page.defaultView;
  const [first] = marked;
  if (view && first)
    view.scrollTo({ top: view.scrollY + first.getBoundingClientRect().top - view.innerHeight / 4 });
}
