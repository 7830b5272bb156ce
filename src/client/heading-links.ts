import { prepareStatusLine, say } from './status-line.ts';

/**
 * The link on each heading copies its address. Without a script, or where the clipboard is closed
 * (it is on plain http), it is an ordinary link: the address bar then holds the address to copy.
 */
export function bindHeadingLinks(): void {
  const links = document.querySelectorAll<HTMLAnchorElement>('a.heading-link');
  if (links.length === 0) return;
  prepareStatusLine();
  for (const link of links) {
    link.addEventListener('click', async () => {
      try {
        // Without the query of a search that led here: the address is to be the section's own.
        await navigator.clipboard.writeText(link.href.replace(/\?[^#]*/, ''));
        say('已复制这一节的地址');
      } catch {
        say('这一节的地址在浏览器的地址栏里，可以从那里复制');
      }
    });
  }
}
