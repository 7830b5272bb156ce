import { isComposing } from '../base/is-composing.ts';

/**
 * Ctrl+/ (⌘/) goes to the box: a key of its own would be pressed by whoever dictates (WCAG 2.1.4). Arrows move between the box and the reports found, Esc clears the box or comes back to it.
 * Enter stays what it is: it searches in the box and opens a link.
 */
export function bindSearchKeyboard(input: HTMLInputElement, results: HTMLElement, onClear: () => void): void {
  document.addEventListener('keydown', (event) => {
    if (isComposing(event) || event.altKey) return;
    if (event.ctrlKey || event.metaKey) {
      if (event.key !== '/') return;
      event.preventDefault();
      input.focus();
      input.select();
      return;
    }
    const { activeElement } = document;
    const links = [...results.querySelectorAll<HTMLAnchorElement>('li .search-title > a')];
    const item = activeElement?.closest('li');
    const at = links.findIndex((link) => item?.contains(link));
    const isInList = at >= 0 && results.contains(activeElement);
    if (activeElement !== input && !isInList) return;
    if (event.key === 'ArrowDown' && links.length > 0) {
      event.preventDefault();
      links[Math.min(at + 1, links.length - 1)]?.focus();
    } else if (event.key === 'ArrowUp' && isInList) {
      event.preventDefault();
      (links[at - 1] ?? input).focus();
    } else if (event.key === 'Escape') {
      event.preventDefault();
      if (isInList) input.focus();
      else onClear();
    }
  });
}
