import type { StateCore } from 'markdown-it';
import { getBodyEnv } from './body-env.ts';
import { walkInlineBlocks } from './inline-blocks.ts';
import { parseLinkTarget } from './link-target.ts';

const KINDS: Readonly<Record<string, { attribute: string; kind: 'link' | 'image' }>> = {
  link_open: { attribute: 'href', kind: 'link' },
  image: { attribute: 'src', kind: 'image' },
};

/** Notes the local addresses that the rules behind it may ask for: there the parse waits for the disk. */
export function collectTargets(state: StateCore): void {
  const { targets } = getBodyEnv(state.env);
  for (const { children } of walkInlineBlocks(state.tokens)) {
    for (const token of children) {
      const used = KINDS[token.type];
      if (!used) continue;
      const target = String(token.attrGet(used.attribute));
      if (parseLinkTarget(target).kind === 'local') targets.push({ target, kind: used.kind });
    }
  }
}
