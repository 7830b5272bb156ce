import { isComposing } from '../base/is-composing.ts';

/**
 * Ctrl+/ (⌘/) goes to the box: a key of its own would be pressed by whoever dictates (WCAG 2.1.4). Arrows move between the box and the reports found, Esc clears the box or comes back to it.
 * Enter stays what it is: it searches in the box and opens a link.
 */
export function bindSearchKeyboard(input: HTMLInputElement, results: HTMLElement, onClear: () => void): void {
  const goToBox = () => {
    input.focus();
    input.select();
  };
  /** What a key does from where the keyboard is. */
  const findAction = ({ key, ctrlKey, metaKey }: KeyboardEvent): (() => void) | undefined => {
    if (ctrlKey || metaKey) return key === '/' ? goToBox : undefined;
    const { activeElement } = document;
    const links = [...results.querySelectorAll<HTMLAnchorElement>('li .search-title > a')];
    const item = activeElement?.closest('li');
    const at = links.findIndex((link) => item?.contains(link));
    const isInList = at >= 0 && results.contains(activeElement);
    if (activeElement !== input && !isInList) return undefined;
    const goTo = (part: HTMLElement | undefined) => part && (() => part.focus());
    if (key === 'ArrowDown') return goTo(links[Math.min(at + 1, links.length - 1)]);
    if (key === 'ArrowUp' && isInList) return goTo(links[at - 1] ?? input);
    if (key === 'Escape') return isInList ? goTo(input) : onClear;
    return undefined;
  };
  document.addEventListener('keydown', (event) => {
    if (isComposing(event) || event.altKey) return;
    const act = findAction(event);
    if (!act) return;
    event.preventDefault();
    act();
  });
}
