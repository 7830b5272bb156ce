import type { Preferences } from '../reading/preferences.ts';
import { loadPageScript } from './load-page-script.ts';

/** What `reading-tools.ts` gives the page when it has come. */
export interface ReadingTools {
  /** Opens or closes the bar, or begins to read aloud: as the button says. */
  press(button: HTMLButtonElement): void;
}

declare global {
  interface Window {
    gongbaoReading?: ReadingTools;
  }
}

/** Milliseconds in which nobody wonders whether a press was noticed. */
const SOON = 500;

/**
 * Binds the buttons of the 阅读工具. Their script and styles come when they are wanted: when one is pressed, or at once
 * where something was chosen that is more than a look.
 * @param addresses of script and styles
 */
export function bindReadingTools(
  { reading = '', readingStyles = '' }: DOMStringMap,
  { caption, guide, plain }: Preferences,
): void {
  let loading: Promise<unknown> | undefined;
  const load = () => {
    loading ??= Promise.all([loadStyles(readingStyles), loadPageScript(reading)]).catch((cause) => {
      // It may come another time: a weak network, a portal that is being published.
      loading = undefined;
      throw cause;
    });
    return loading;
  };
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-reading]')) {
    const label = button.textContent;
    let isAwaited = false;
    button.addEventListener('click', async () => {
      // A second press while it is on its way wants the same.
      if (isAwaited) return;
      isAwaited = true;
      // On a weak network; what is there at once does not flicker.
      const telling = setTimeout(() => {
        button.textContent = `正在打开${label}……`;
      }, SOON);
      try {
        await load();
        button.textContent = label;
        window.gongbaoReading?.press(button);
      } catch {
        button.textContent = `${label}没有打开，请再点一次`;
      } finally {
        clearTimeout(telling);
        isAwaited = false;
      }
    });
  }
  if (caption || guide || plain) load().catch(() => {});
}

function loadStyles(address: string): Promise<void> {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  return new Promise((resolve, reject) => {
    link.onload = () => resolve();
    link.onerror = () => {
      link.remove();
      reject(new Error(`${address} did not arrive`));
    };
    link.href = address;
    document.head.append(link);
  });
}
