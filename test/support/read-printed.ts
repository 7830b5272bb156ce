import { setTimeout as wait } from 'node:timers/promises';
import type { ScriptProcess } from './run-cli.ts';

/** @returns a function that waits until the command has printed a pattern, for what that catches */
export function readPrinted(child: ScriptProcess): (pattern: RegExp) => Promise<string> {
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (piece: string) => (text += piece));
  return async (pattern) => {
    for (;;) {
      const found = pattern.exec(text);
      if (found) return found[1] ?? found[0];
      if (child.exitCode !== null || child.signalCode !== null) throw new Error(`预览提前结束：${text}`);
      await wait(10);
    }
  };
}
