/** The table of contents marks the section that is being read: the last heading above the upper third of the window. */
export function followReading(): void {
  const links = new Map<string, HTMLAnchorElement>();
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.toc-beside a[href^="#"]')) {
    links.set(decodeURIComponent(link.hash.slice(1)), link);
  }
  const headings = [...links.keys()].flatMap((id) => document.getElementById(id) ?? []);
  if (headings.length === 0) return;

  let current: HTMLAnchorElement | undefined;
  let waiting = false;
  const update = () => {
    waiting = false;
    const line = window.innerHeight / 3;
    const reached = findLastAbove(headings, line);
    const link = reached && links.get(reached.id);
    if (link === current) return;
    current?.removeAttribute('aria-current');
    link?.setAttribute('aria-current', 'true');
    current = link;
    if (link) keepVisible(link);
  };
  const request = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(update);
  };
  window.addEventListener('scroll', request, { passive: true });
  window.addEventListener('resize', request, { passive: true });
  update();
}

/** Halved again and again: a browser may have to lay out a part of the page for each that is asked where it stands. */
function findLastAbove(headings: readonly HTMLElement[], line: number): HTMLElement | undefined {
  let [above, below] = [0, headings.length];
  while (above < below) {
    const middle = (above + below) >> 1;
    if ((headings[middle] as HTMLElement).getBoundingClientRect().top <= line) above = middle + 1;
    else below = middle;
  }
  return headings[above - 1];
}

/** Scrolls the table of contents itself, never the page. */
function keepVisible(link: HTMLElement): void {
  const box = link.closest<HTMLElement>('.toc-beside');
  if (!box) return;
  const top = link.getBoundingClientRect().top - box.getBoundingClientRect().top;
  if (top < 0 || top > box.clientHeight - 2 * link.clientHeight) box.scrollTop += top - box.clientHeight / 2;
}
