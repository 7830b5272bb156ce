import { hasParent, tellParent } from '../base/parent-process.ts';

/** A line that rewrites itself, only on a terminal: logs and pipes stay clean. Whoever has started the program hears it. */
export interface Progress {
  show(text: string): void;
  clear(): void;
}

export function createProgress(): Progress {
  if (hasParent()) return { show: tellParent, clear: () => tellParent('') };
  const { stderr } = process;
  if (!stderr.isTTY) return { show: () => {}, clear: () => {} };
  const write = (text: string) => stderr.write(`\r\u001b[K${text}`);
  return { show: write, clear: () => write('') };
}
