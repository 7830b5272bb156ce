import path from 'node:path';
import { decodePath } from '../base/decode-path.ts';

/**
 * Where a link or a picture leads: inside of the text, in pointed brackets or bare, and below it (`[1]: …`). Behind the mark
 * of a footnote (`[^1]: …`) comes text.
 */
const TARGET =
  /(\]\(\s*|^ {0,3}\[(?!\^)[^\]\n]+\]:\s*)(?:<([^<>\n]+)>|((?:[^\s()<>]|\([^\s()<>]*\))+)(?=[\s)]|$))/gmu;

/** What a target has in a form of its own: signs that end it, and those that stand for others. */
const CODED = { pointed: /[%<>#?]/u, bare: /[%<>#?\s()]/u };

/**
 * Gives links of a text other targets, in brackets or bare as they were.
 * @param change the decoded path of a link, without what follows `#` or `?` → another path; nothing leaves it as it is
 */
function changeTargets(text: string, change: (target: string) => string | undefined): string {
  return text.replace(TARGET, (whole, lead: string, pointed: string | undefined, bare = '') => {
    const [, written = '', rest = ''] = /^([^#?]*)(.*)$/u.exec(pointed ?? bare) ?? [];
    const next = change(decodePath(written) ?? written);
    if (next === undefined) return whole;
    const signs = pointed === undefined ? CODED.bare : CODED.pointed;
    const target = signs.test(next) ? encode(next) : next;
    return `${lead}${pointed === undefined ? target + rest : `<${target}${rest}>`}`;
  });
}

const encode = (target: string) =>
  encodeURI(target).replace(/[()#?]/gu, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/** Links of a text to a file whose name changes lead to the new name. @param from @param to below `attachments/` */
export const renameLinks = (body: string, from: string, to: string): string =>
  changeTargets(body, (target) =>
    path.posix.normalize(target) === `attachments/${from}` ? `attachments/${to}` : undefined,
  );

/**
 * Links to texts of other reports (`../../2020/jia/index.md`), of a text that moves or whose target does.
 * @param place where its links begin now, and `placeThen` later: folders below the content
 * @param rename the folder of a report → the one that it is going to have
 */
export const moveLinks = (
  text: string,
  place: string,
  placeThen: string,
  rename: (folder: string) => string,
): string =>
  changeTargets(text, (target) => {
    const { dir, base } = path.posix.parse(path.posix.join(place, target));
    if (!target.startsWith('.') || base !== 'index.md' || !dir.startsWith('reports/')) return undefined;
    const next = rename(dir);
    if (next === dir && place === placeThen) return undefined;
    const relative = path.posix.relative(placeThen, next);
    return relative === '' ? undefined : `${relative}/index.md`;
  });

/** Links to a fixed page whose name changes (`zhinan.md`, `../../../pages/zhinan.md`). @param place as of `moveLinks` */
export const movePageLinks = (text: string, place: string, from: string, to: string): string =>
  changeTargets(text, (target) =>
    path.posix.join(place, target).normalize('NFC') === `pages/${from}.md`
      ? path.posix.relative(place, `pages/${to}.md`)
      : undefined,
  );
