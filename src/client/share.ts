import { prepareStatusLine, say } from './status-line.ts';

/** Binds 分享: copying the page's address, and the system's own list of programs where the browser has one. */
export function bindShare(): void {
  const copy = document.querySelector<HTMLButtonElement>('button[data-copy]');
  const address = copy?.dataset.copy ?? '';
  if (!copy || address === '') return;
  prepareStatusLine();
  copy.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(address);
      say('已复制链接');
    } catch {
      // The clipboard is closed on plain http and in some apps: marked, so that one press copies it.
      const shown = document.querySelector('.share-address');
      if (shown) getSelection()?.selectAllChildren(shown);
      say('没有复制成：链接已经选中，请自己复制');
    }
  });
  const send = document.querySelector<HTMLButtonElement>('button[data-share]');
  if (!send || !('share' in navigator)) return;
  send.hidden = false;
  send.addEventListener('click', () => {
    // Rejected as well when the reader closes the list.
    navigator.share({ title: send.dataset.share ?? '', url: address }).catch(() => {});
  });
}
