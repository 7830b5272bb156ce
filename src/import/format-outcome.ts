import { groupBy } from '../base/group-by.ts';
import type { TextAccount } from './account-text.ts';
import type { ConvertedDocument } from './convert-document.ts';
import type { Placed } from './create-report-fs.ts';
import type { LeftBehind, Metadatum } from './document.ts';
import { clipLine, countCharacters } from './document-text.ts';
import type { ImportFault } from './importer.ts';
import type { FoundField } from './resolve-fields.ts';

/** What became of one file. */
export type ImportOutcome = ({ readonly kind: 'refused'; readonly label: string } & ImportFault) | Imported;

type Imported = Omit<ConvertedDocument, 'body'> &
  Placed & {
    readonly kind: 'imported';
    readonly label: string;
    readonly isDryRun: boolean;
    readonly missing: readonly string[];
  };

/** What is left behind may be a whole menu: a line of it is enough to know it by. */
const MAX_SHOWN = 60;

/** Of what belongs to the text every place has to be found again; of the rest a few are enough. */
const MAX_LOST = 200;
const MAX_LEFT = 6;

/** What became of a file, for the person who imports it. */
export function formatOutcome(outcome: ImportOutcome): string {
  if (outcome.kind === 'refused') {
    return `${outcome.label}\n  没有导入：${outcome.message}\n  改法：${outcome.remedy}`;
  }
  const { label, target, changes, fields, missing, headings, account, leftBehind, remarks, files } = outcome;
  const lost = leftBehind.filter(({ isBody }) => isBody);
  const left = leftBehind.filter(({ isBody }) => !isBody);
  return [
    label,
    `  ${formatDeed(outcome)} ${target}`,
    ...(changes ? [] : [...fields.found.values()].map(formatField)),
    `  小标题 ${headings.length} 个${headings.length > 0 ? '：' : ''}${clipLine(headings.join('；'), MAX_SHOWN)}`,
    `  ${formatAccount(account, lost)}`,
    ...(files.length > 0 ? [`  文件：${files.join('、')}`] : []),
    ...formatLeft(left, fields.unused),
    ...(lost.length > 0 ? ['  提醒：下面这些属于正文，没有带进来，请对照原文补上：'] : []),
    ...formatPieces(lost),
    ...fields.doubts.map(({ key, value, reason }) => `  提醒：${key}“${clipLine(value)}”没有采用：${reason}`),
    ...remarks.map((remark) => `  提醒：${remark}`),
    ...(changes
      ? [`  ${changes.summary}`, ...changes.lines.map((line) => `    ${line}`)]
      : formatMissing(missing)),
  ].join('\n');
}

function formatDeed({ changes, isDryRun }: Imported): string {
  const [planned, done] = changes ? ['将更新', '已更新'] : ['将写到', '写到'];
  return isDryRun ? planned : done;
}

function formatField({ key, values, origin, written, candidates }: FoundField): string {
  const guess = candidates ? `可能是，请核对；${formatCandidates(candidates)}` : '';
  const quoted = written ? `“${clipLine(written)}”` : '';
  return `  ${key}：${clipLine(values.join('、'), MAX_SHOWN)}（${guess}取自${origin}${quoted}）`;
}

const formatCandidates = (candidates: readonly string[]) =>
  candidates.length > 0 ? `也可能是${candidates.map((text) => `“${clipLine(text)}”`).join('、')}；` : '';

function formatAccount({ read, written, inFields }: TextAccount, pieces: readonly LeftBehind[]): string {
  const lost = pieces.reduce((sum, { text }) => sum + countCharacters(text), 0);
  const fields = inFields > 0 ? `，${inFields} 字写进字段（标题等）` : '';
  return `正文读到 ${read} 字，报告里有 ${written} 字${fields}${lost > 0 ? `，少了 ${lost} 字` : ''}`;
}

function formatLeft(left: readonly LeftBehind[], unused: readonly Metadatum[]): string[] {
  if (left.length + unused.length === 0) return [];
  const others = unused.map(({ label, value }) => `${label}：${clipLine(value)}`);
  return [
    '  没有带进来的：',
    ...formatPieces(left),
    ...(others.length > 0 ? [`    ${others.join('；')}：本站没有这样的字段`] : []),
  ];
}

const formatMissing = (missing: readonly string[]): string[] =>
  missing.length > 0 ? [`  还要填：${missing.join('、')}（原文没有写，index.md 里已经留好位置）`] : [];

/** One line for one kind, with its places: `隐藏文字 2 处“甲”“乙”：…`. */
export function formatPieces(pieces: readonly LeftBehind[]): string[] {
  const kinds = groupBy(pieces, ({ what, reason }) => `${what}\n${reason}`);
  return [...kinds.values()].map((same) => {
    const { what, reason, isBody } = same[0] as LeftBehind;
    const texts = same.map(({ text }) => text).filter((text) => countCharacters(text) > 0);
    const most = isBody ? MAX_LOST : MAX_LEFT;
    const quoted = what.includes('字：')
      ? ''
      : texts
          .slice(0, most)
          .map((text) => `“${clipLine(text, same.length > 1 ? MAX_SHOWN / 2 : MAX_SHOWN)}”`)
          .join('');
    const count = same.length > 1 ? ` ${same.length} 处` : '';
    return `    ${what}${count}${quoted}${quoted !== '' && texts.length > most ? '……' : ''}：${reason}`;
  });
}

/** `共 3 个文件：导入 2 篇，1 个没有导入` */
export function formatTotal(outcomes: readonly ImportOutcome[]): string {
  const done = outcomes.filter(({ kind }) => kind === 'imported').length;
  const refused = outcomes.length - done;
  return `共 ${outcomes.length} 个文件：导入 ${done} 篇${refused > 0 ? `，${refused} 个没有导入` : ''}`;
}
