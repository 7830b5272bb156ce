/** 字号: three sizes, remembered where the browser allows it. */

const SIZES = ['large', 'medium', 'small'] as const;
type TextSize = (typeof SIZES)[number];

const KEY = 'gongbao-text-size';

const isTextSize = (value: unknown): value is TextSize => SIZES.includes(value as TextSize);

export function readTextSize(): TextSize {
  try {
    const stored = localStorage.getItem(KEY);
    return isTextSize(stored) ? stored : 'medium';
  } catch {
    // Storage can be closed (private windows, `file://` in some browsers): then each page starts at 中.
    return 'medium';
  }
}

export function applyTextSize(size: TextSize): void {
  document.documentElement.dataset.textSize = size;
}

/** Binds the buttons that choose a size. */
export function bindTextSize(): void {
  const buttons = document.querySelectorAll<HTMLButtonElement>('button[data-text-size]');
  const show = (size: TextSize) => {
    applyTextSize(size);
    for (const button of buttons)
      button.setAttribute('aria-pressed', String(button.dataset.textSize === size));
  };
  for (const button of buttons) {
    button.addEventListener('click', () => {
      const size = button.dataset.textSize;
      if (!isTextSize(size)) return;
      show(size);
      try {
        localStorage.setItem(KEY, size);
      } catch {
        // The size holds for this page; see readTextSize.
      }
    });
  }
  show(readTextSize());
}
