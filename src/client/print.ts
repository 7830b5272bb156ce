/** Binds the buttons that print the page. */
export function bindPrint(): void {
  for (const button of document.querySelectorAll('button[data-print]')) {
    button.addEventListener('click', () => window.print());
  }
}
