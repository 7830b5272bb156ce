/**
 * `/` goes to the box, arrows move between the box and the reports found, Esc clears the box or comes back to it.
 * Enter stays what it is: it searches in the box and opens a link.
 */
export function bindSearchKeyboard(input: HTMLInputElement, results: HTMLElement, onClear: () => void): void {
  document.addEventListener('keydown', (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const { activeElement } = document;
    if (event.key === '/' && !isField(activeElement)) {
      event.preventDefault();
      input.focus();
      input.select();
      return;
    }
    const links = [...results.querySelectorAll<HTMLAnchorElement>('li :is(h2, h3):first-child > a')];
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

function isField(element: Element | null): boolean {
  return element?.matches('input, select, textarea, [contenteditable]') ?? false;
}
