import { parseRecord } from '../base/json.ts';

/** What a build changed, as `format-change-list.ts` writes it: addresses below the portal's root, percent-encoded. */
export interface ChangeList {
  readonly from?: string;
  readonly to: string;
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
}

/** @returns what is wrong with it, in Chinese, if it is not a list that can be relied upon */
export function parseChangeList(text: string): ChangeList | { readonly fault: string } {
  const { generator, version, from, to, ...lists } = parseRecord(text) ?? {};
  if (generator !== 'gongbao') return { fault: '不是公报写的变化清单' };
  if (version !== 1) return { fault: `是另一版程序写的（version 是 ${JSON.stringify(version)}）` };
  const { added, changed, removed } = lists;
  if (typeof to !== 'string' || !isAddresses(added) || !isAddresses(changed) || !isAddresses(removed))
    return { fault: '不完整，或者被改动过' };
  return { ...(typeof from === 'string' ? { from } : {}), to, added, changed, removed };
}

/** Addresses that stay below the portal's root, and on one line. */
const isAddresses = (list: unknown): list is string[] =>
  Array.isArray(list) &&
  list.every(
    (address) =>
      typeof address === 'string' &&
      /^[\x21-\x7e]+$/.test(address) &&
      !address.startsWith('/') &&
      !/[?#\\:]/.test(address) &&
      !address.split('/').some((part) => /^(?:\.|%2e){1,2}$/i.test(part)),
  );
