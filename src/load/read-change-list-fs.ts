import { readFileSync } from 'node:fs';
import { sayRefusal } from '../base/io-errors.ts';
import { hashContent } from '../base/sha256.ts';
import { CHECKSUMS } from '../base/site-manifest.ts';
import { type ChangeList, parseChangeList } from '../changes/parse-change-list.ts';
import { createOutputReader } from '../publish/former-output-fs.ts';
import { resolveOutputPaths } from '../publish/output-paths.ts';
import { resolveRealPath } from '../publish/real-path-fs.ts';

/** @returns the list beside an output, if it is about what lies there; else why it is not, in Chinese */
export function readChangeList({
  absolute,
  label,
}: {
  absolute: string;
  label: string;
}): ChangeList | { readonly fault: string; readonly remedy: string } {
  const output = resolveRealPath(absolute);
  const name = `${label}.changes.json`;
  let text: string;
  try {
    text = readFileSync(resolveOutputPaths(output).changes, 'utf8');
  } catch (error) {
    return {
      fault: `读不到变化清单 ${name}：${sayRefusal(error)}`,
      remedy: '先用 npm run build 生成网站；输出文件夹不是 dist 的，写 --output',
    };
  }
  const list = parseChangeList(text);
  if ('fault' in list) return { fault: `${name} ${list.fault}`, remedy: '再生成一次网站' };
  return hashContent(createOutputReader(output)(CHECKSUMS) ?? '') === list.to
    ? list
    : {
        fault: `${name} 不是 ${label} 里现在这一份网站的：网站换过，或者改动过`,
        remedy: '再生成一次网站',
      };
}
