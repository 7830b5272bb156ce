import { lstatSync, readdirSync, readFileSync, rmdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { decodeText } from '../base/decode-text.ts';
import { sayRefusal } from '../base/io-errors.ts';
import { hashContent } from '../base/sha256.ts';
import { spliceLines } from '../base/splice-lines.ts';
import { writeAtomically } from '../base/write-atomically-fs.ts';
import { type Problem, type Remedy, sayHere } from '../diagnostics/diagnostic.ts';
import { collectReports, type FoundReport } from '../find/collect-reports-fs.ts';
import { findUnread } from '../find/find-unread.ts';
import { forgetKeptText, restoreKeptText } from '../publish/kept-texts-fs.ts';
import { findCorrectionEdit } from '../report/add-correction.ts';
import { findHiddenCharacter } from '../report/hidden-characters.ts';
import { findTextDay } from '../report/judge-versions.ts';
import { listFormerIds } from '../report/locate-former-address.ts';
import { nameSome } from '../report/name-some.ts';
import type { FieldContext } from '../report/parse-fields.ts';
import type { Correction } from '../report/report.ts';
import { formatVersionName, VERSION_FOLDER } from '../report/version-names.ts';
import { COPY_HERE, type FormerFile, type Refusal, refuse } from './find-former-text-fs.ts';
import { judgeNamedText } from './judge-named-text.ts';
import { describeRevision, type RevisionText, readRevisionText } from './read-revision-text.ts';

export interface RevisionRequest {
  /** Content folder, absolute, and as it was typed. */
  readonly content: string;
  readonly label: string;
  /** The report as it was typed: its folder, or a path of it. */
  readonly report: string;
  /** Why it was changed; absent if the entry is there already. */
  readonly reason?: string;
  /** What was changed, where the person says it. */
  readonly what?: string;
  /** Of the entry, `YYYY-MM-DD`. */
  readonly date: string;
  readonly rules: Omit<FieldContext, 'id' | 'frontMatterStart' | 'unread'>;
  /** Only say what would be done. */
  readonly isTrial?: boolean;
  /** The portal's address, or nothing. */
  readonly siteUrl: string;
  /** @param ids of the report, today's first @param present the present text with LF line ends */
  findFormer(ids: readonly [string, ...string[]], present: string): FormerFile | Refusal;
}

export interface Revised {
  readonly ok: true;
  /** For people, a line each. */
  readonly done: readonly string[];
  /** The text that was published, and the present one with its entry; with LF line ends. */
  readonly former: string;
  readonly present: string;
  /** File of the former text. */
  readonly version: string;
  /** Forgets the former text again; the entry is for whoever has the text before. */
  takeBack(): void;
}

/**
 * Keeps the text that was published until now beside its report, and writes the entry of 修订. Nothing is overwritten; if
 * it is interrupted, the same command does the rest.
 * @throws bugs only: what the system refuses is told
 */
export async function reviseReport(request: RevisionRequest): Promise<Revised | Refusal> {
  try {
    return await revise(request);
  } catch (error) {
    return refuse(
      `没有做完：${sayRefusal(error)}`,
      tellAgain((again) => `照上面说的处理以后，${again}，没有做完的会接着做`),
    );
  }
}

const tellAgain = (tell: (again: string) => string): Remedy => ({
  file: tell('再运行一次同样的命令'),
  form: tell('再试一次'),
});

async function revise(request: RevisionRequest): Promise<Revised | Refusal> {
  const report = await readReport(request);
  if ('ok' in report) return report;
  const { found, bytes, context, present } = report;
  const ids = [found.id, ...listFormerIds(present.fields.formerAddresses, request.siteUrl)] as const;
  const former = request.findFormer(ids, present.text);
  if (!former.ok) return former;
  const past = readRevisionText(former.text, context);
  if ('rule' in past)
    return refuse(`${former.origin} 的文本读不出来：${past.message}`, {
      file: '用 --from 指出以前公布的完整的 index.md：开头有字段，后面有正文',
      form: COPY_HERE,
    });
  const plan = planRevision(request, present, past, { ...former, place: found.file });
  if ('ok' in plan) return plan;
  const { day, correction, differs } = plan;

  const edited = correction && editReport(bytes, present, correction, context);
  if (edited && 'ok' in edited) return edited;
  const version = path.join(found.folder, VERSION_FOLDER, formatVersionName(day));
  const versionLabel = `${path.posix.dirname(found.file)}/${VERSION_FOLDER}/${formatVersionName(day)}`;
  const there = readThere(version);
  if (there !== undefined && there !== former.text)
    return refuse(
      `${versionLabel} 已经有了，内容与这次取出的不同，没有改动`,
      `同一天起公布的文本只能有一份：核对两份；要换成这一份，先把原来的移走；${day} 不对的，改正报告的“发布日期”或“修订”里的日期`,
    );
  const keeps = there === undefined;
  const write = request.isTrial !== true;
  if (write) {
    if (keeps) writeAtomically(version, former.bytes, hideName(version));
    const refused = edited && replaceReport(report, edited);
    if (refused) return refused;
    if (former.kept) forgetKeptText(former.kept);
  }
  const verb = write ? '已' : '会';
  return {
    ok: true,
    former: former.text,
    present: edited ? decode(edited) : present.text,
    version,
    takeBack() {
      if (former.kept) restoreKeptText(former.kept);
      if (!write || !keeps) return;
      rmSync(version, { force: true });
      if (readdirSync(path.dirname(version)).length === 0) rmdirSync(path.dirname(version));
    },
    done: [
      `${keeps ? `${verb}留下以前的文本` : '以前的文本已经在了'}：${versionLabel}（${day} 起公布的文本，取自 ${former.origin}）`,
      correction
        ? `${verb}写进“修订”：${correction.date} ${correction.what}（原因：${correction.why}）`
        : `“修订”里已经写了这次改动，没有再加${differs ? `。现在的文字与以前公布的相比：${differs}；“修订”里写的内容对不上的，照实改` : ''}`,
    ],
  };
}

/** A report as it lies there, sound. */
type PresentReport = Exclude<Awaited<ReturnType<typeof readReport>>, Refusal>;

async function readReport(request: RevisionRequest) {
  const found = await findReport(request);
  if ('ok' in found) return found;
  const file = path.join(found.folder, 'index.md');
  const bytes = readFileSync(file);
  const decoding = decodeText(bytes);
  if (!decoding.ok) return refuse(`${found.file} 读不出来：${decoding.message}`, decoding.remedy);
  const context = { ...request.rules, id: found.id };
  const present = readRevisionText(decoding.text, context);
  if ('rule' in present) return refuseFaulty(found, present);
  const [fault] = present.faults;
  return fault ? refuseFaulty(found, fault) : { found, file, bytes, context, present };
}

const refuseFaulty = ({ file }: FoundReport, fault: Problem): Refusal =>
  refuse(`${file} 第 ${fault.line} 行有错误：${fault.message}`, {
    file: `${fault.remedy}\n  改好以后再运行一次`,
    form: `${sayHere(fault)}\n  改好以后再试一次`,
  });

function replaceReport({ found, file, bytes }: PresentReport, edited: Uint8Array): Refusal | undefined {
  // Somebody may have saved it in an editor meanwhile.
  if (hashContent(readFileSync(file)) !== hashContent(bytes))
    return refuse(
      `${found.file} 刚才被别的程序改过，“修订”没有写`,
      tellAgain((again) => `关闭打开着它的程序，${again}`),
    );
  writeAtomically(file, edited, hideName(file));
  return undefined;
}

async function findReport({ content, label, report }: RevisionRequest): Promise<FoundReport | Refusal> {
  const id = report
    .replace(/\\/g, '/')
    .replace(/^(?:.*\/)?reports\//, '')
    .replace(/\/(?:index\.md)?\/*$/, '')
    .normalize('NFC');
  const { found, diagnostics } = await collectReports(content, label);
  const match = found.find((one) => one.id === id);
  if (match) return match;
  const own = diagnostics.find(({ level, file }) => level === 'error' && file.includes(`/${id}/index.md`));
  if (own) return refuse(`${own.file}：${own.message}`, own.remedy);
  const unread = findUnread(diagnostics);
  if (unread) return refuse(`没有这篇报告：${id}；${unread.message}`, unread.remedy);
  const ids = found.map((one) => one.id);
  const some = nameSome(ids, id);
  return refuse(
    `没有这篇报告：${id}`,
    `写报告的文件夹，从 reports 下面算起，写成 年份/文件夹${some ? `；现有：${some}` : ''}`,
  );
}

/** Which day names the former text, and what is to be written of the change. */
function planRevision(
  { reason, what, date }: RevisionRequest,
  present: RevisionText,
  past: RevisionText,
  { origin, text, place, isNamed }: FormerFile & { place: string },
): { day: string; correction?: Correction; differs?: string } | Refusal {
  const day = findTextDay(past.fields);
  if (day === '')
    return refuse(`${origin} 的文本没有可以读的发布日期，不知道从哪一天起公布的`, {
      file: '在那份文本的字段里补上“发布日期: 年-月-日”，用 --from 指出它',
      form: COPY_HERE,
    });
  const differences = isNamed ? judgeNamedText(past, present, what) : [];
  if (differences.length > 0)
    return refuse(
      `${origin} 不是这一篇以前的文本：${differences.join('；')}`,
      `核对 --from 写的是不是它；标题和正文全改了的，用 --output 从以前公布的网站取；发布日期改正过的，先在“修订”里写明，内容写：发布日期由 ${past.fields.date} 更正为 ${present.fields.date}`,
    );
  const known = new Set(past.fields.corrections.map(formatKey));
  const added = present.fields.corrections.filter((entry) => !known.has(formatKey(entry)));
  const found = describeRevision(past, present);
  // Its text may have been edited further since the entry was written.
  if (added.length > 0)
    return added.some((entry) => entry.what === found) ? { day } : { day, differs: found };
  const said = what ?? found;
  if (said === '' && text === present.text)
    return refuse(`现在的文本与 ${origin} 公布的一样，还没有改过`, {
      file: `先在 ${place} 里改好正文，再运行一次；要先写修订再改，用 --what 写明改了什么`,
      form: '先改好正文，再试一次；要先写修订再改，在“改了什么”里写明',
    });
  if (said === '')
    return refuse('正文的文字没有变，只是字段、链接或写法不同，不用写修订', {
      file: '确实要写的，用 --what 写明改了什么',
      form: '确实要写的，在“改了什么”里写明',
    });
  if (reason === undefined)
    return refuse('没有写原因', {
      file: '在命令后面加上 --reason 和为什么改，例如 --reason "数字核对有误"',
      form: '在“为什么改”里写明，例如：数字核对有误',
    });
  for (const [label, value] of [
    ['原因', reason],
    ['内容', said],
  ] as const) {
    const hidden = findHiddenCharacter(value);
    if (hidden)
      return refuse(`${label}里有看不见的控制字符（${hidden.name}）`, '用键盘重新输入一遍，不要粘贴');
  }
  if (date < day)
    return refuse(`修订的日期 ${date} 在以前的文本公布的日子 ${day} 之前`, {
      file: '用 --date 写改的那一天；以前的日期写错了的，先改正“发布日期”或“修订”',
      form: '写改的那一天；以前的日期写错了的，先改正“发布日期”或“修订”',
    });
  return { day, correction: { date, what: said, why: reason } };
}

const formatKey = ({ date, what, why }: Correction) => [date, what, why].join('\n');

/** The report's file with the entry, read back: all else has to stay what it was. */
function editReport(
  bytes: Uint8Array,
  present: RevisionText,
  correction: Correction,
  context: PresentReport['context'],
): Uint8Array | Refusal {
  const byHand = refuse(
    '看不准“修订”该写在哪一行，没有改动',
    tellAgain(
      (again) =>
        `在字段里照这样加上（已有“修订:”的，加在它下面），${again}：\n    修订:\n      - 日期: ${correction.date}\n        内容: ${correction.what}\n        原因: ${correction.why}`,
    ),
  );
  const edit = findCorrectionEdit(present.text, correction);
  const edited = edit && spliceLines(bytes, edit);
  const decoding = edited && decodeText(edited);
  if (!edited || !decoding?.ok) return byHand;
  const read = readRevisionText(decoding.text, context);
  if ('rule' in read || read.faults.length > 0) return byHand;
  const wanted = { ...present.fields, corrections: [correction, ...present.fields.corrections] };
  // Places in the file move with the lines.
  const strip = (value: unknown) =>
    JSON.stringify(value, (key, part) => (key === 'line' || key === 'column' ? undefined : part));
  const isSame =
    strip(read.fields) === strip(wanted) && strip(read.published.lines) === strip(present.published.lines);
  return isSame ? edited : byHand;
}

const decode = (bytes: Uint8Array): string => {
  const decoding = decodeText(bytes);
  return decoding.ok ? decoding.text : '';
};

/** Text of a former version that is there already. */
const readThere = (file: string): string | undefined =>
  lstatSync(file, { throwIfNoEntry: false }) && decode(readFileSync(file));

/** What a killed command leaves is hidden, not taken for a report's file, and written over by the next one. */
const hideName = (file: string) => path.join(path.dirname(file), `.${path.basename(file)}.new`);
