import { trustScript } from './trusted-scripts.ts';

/** Loads a script into the page. Rejects if it does not arrive. */
export async function loadPageScript(address: string): Promise<void> {
  const element = document.createElement('script');
  try {
    await new Promise<void>((resolve, reject) => {
      element.onload = () => resolve();
      element.onerror = () => reject(new Error(`${address} did not arrive`));
      element.src = trustScript(address);
      document.head.append(element);
    });
  } finally {
    element.remove();
  }
}
