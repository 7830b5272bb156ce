const SHEETS = 'link[rel="stylesheet"][href*="assets/styles.css"]';

/** Has the page take another style sheet, without a moment between the two in which it has none. */
export function replaceStyles(address: string): void {
  const old = [...document.querySelectorAll<HTMLLinkElement>(SHEETS)];
  const last = old[old.length - 1];
  if (!last) {
    // 404.html carries its styles inside.
    location.reload();
    return;
  }
  const fresh = last.cloneNode() as HTMLLinkElement;
  fresh.href = address;
  fresh.onload = () => {
    for (const sheet of old) sheet.remove();
  };
  last.after(fresh);
}
