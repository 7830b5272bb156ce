import { formatProveFragment } from '../quote/prove-address.ts';

/** 证明这句话 on a page takes along what is selected: behind `#`, which no browser sends to a host. */
export function bindProveLink(): void {
  const link = document.querySelector<HTMLAnchorElement>('[data-prove]');
  if (!link) return;
  const { href } = link;
  const take = () => {
    link.href = href + formatProveFragment(String(getSelection() ?? ''));
  };
  // Before the press itself ends the selection; the keyboard's has no other sign than a click.
  link.addEventListener('pointerdown', take);
  link.addEventListener('click', (event) => {
    if (event.detail === 0) take();
  });
}
