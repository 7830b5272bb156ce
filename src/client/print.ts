/**
 * Tells the margins of printed pages (`@page` in print.css) the page's title and address: the styles cannot read them
 * themselves. Browsers that have no such margins print without.
 */
export function namePrintedPages(): void {
  window.addEventListener('beforeprint', () => {
    const canonical = document.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href ?? '';
    const heading = document.querySelector('h1')?.textContent?.trim() || document.title;
    const { style } = document.documentElement;
    style.setProperty('--printed-title', JSON.stringify(heading.replace(/\s+/g, ' ')));
    style.setProperty('--printed-address', JSON.stringify(canonical));
  });
}

/** Binds the buttons that print the page. */
export function bindPrint(): void {
  for (const button of document.querySelectorAll('button[data-print]')) {
    button.addEventListener('click', () => window.print());
  }
}
