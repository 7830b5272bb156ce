import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import vocabulary from '../../_data/vocabulary.json' with { type: 'json' };
import type { Portal } from '../../src/portal/portal.ts';
import { FIELDS } from '../../src/report/fields.ts';
import { parsePage } from '../../src/report/parse-page.ts';
import { parseReport } from '../../src/report/parse-report.ts';
import { SETTINGS } from '../../src/report/settings.ts';
import { DEMO_CONTENT } from './contents.ts';
import { createHostileStrings } from './hostile-strings.ts';
import { loadContent } from './load-example.ts';

/**
 * The invented portal with strings that are made to act in place of what it says: in every field, entry, setting and
 * text of which the program accepts them. What there is to fill it takes from the demo, which shows everything, and
 * from the tables of fields and settings; so a new one is filled without being named here.
 */
export interface HostileContent {
  readonly portal: Portal;
  /** Fields, entries and settings that took a hostile string, as `标题`, `修订.原因` or `site.columns`. */
  readonly taken: ReadonlyMap<string, number>;
}

/** What the demo's newest reports say of the time. */
const AT = '2026-12-01 09:00';

/** Of the values that are there. */
const REPLACED_SHARE = 0.9;

/** @param content an empty folder @throws Error if it cannot be made sound */
export async function writeHostileContent(content: string, random: () => number): Promise<HostileContent> {
  await cp(DEMO_CONTENT, content, { recursive: true });
  const next = createHostileStrings(random);
  const taken = new Map<string, number>();
  const note = (name: string) => taken.set(name, (taken.get(name) ?? 0) + 1);
  /** What stood there: a value that only all reports together show to be wrong is put back. */
  const replaced = new Set<Replaced>();

  const files = (await readdir(content, { recursive: true }))
    .map((name) => name.split(path.sep).join('/'))
    .filter((name) =>
      /^(?:reports\/.*\/index\.md|reports\/.*\/versions\/[^/]+\.md|pages\/[^/]+\.md)$/.test(name),
    )
    .sort();
  /** Writes a file as it becomes with each string that it accepts. */
  const fillFile = async (file: string): Promise<void> => {
    const isPage = file.startsWith('pages/');
    const isFormer = file.includes('/versions/');
    let lines = (await readFile(path.join(content, file), 'utf8')).split('\n');
    const reads = isPage ? readsPage : readsReport;
    /** Puts a line in place of one, or in front of the one at `number`. */
    const put = (number: number, line: string | undefined, name: string, form: (text: string) => string) => {
      const written = next();
      const changed = lines.toSpliced(number - 1, line === undefined ? 0 : 1, form(written));
      if (!reads(changed.join('\n'), file)) return;
      lines = changed;
      replaced.add({ file, number, line: line ?? '', name, written });
      note(name);
    };
    const end = lines.indexOf('---', 1);
    let key = '';
    for (let at = 1; at < end; at += 1) {
      const line = lines[at] as string;
      const [, indent = '', dash = '', name = '', value = ''] =
        /^(\s*)(- )?([^\s:#-][^\s:]*):(?: (.*))?$/u.exec(line) ?? [];
      if (name !== '' && indent === '' && dash === '') key = name;
      if (value === '' || /^[|>]/.test(value) || NAMES_REPORTS.has(name) || random() > REPLACED_SHARE)
        continue;
      const full = name === key ? key : `${key}.${name}`;
      put(at + 1, line, full, (text) => `${indent}${dash}${name}: ${JSON.stringify(text)}`);
    }
    // What the demo's reports do not say themselves, a few each.
    for (const { key: own, parts } of isPage || isFormer ? [] : FIELDS) {
      const isThere = lines.slice(0, end).some((line) => line.startsWith(`${own}:`));
      if (isThere || parts || NAMES_REPORTS.has(own) || random() > 0.3) continue;
      put(lines.indexOf('---', 1) + 1, undefined, own, (text) => `${own}: ${JSON.stringify(text)}`);
    }
    for (const line of isFormer ? [] : inventBody(next)) {
      lines.push(line);
      if (line === '') continue;
      replaced.add({ file, number: lines.length, line: '', name: '正文', written: line });
      note('正文');
    }
    await writeFile(path.join(content, file), lines.join('\n'));
  };
  for (const file of files) await fillFile(file);

  const settings = JSON.parse(await readFile(path.join(content, 'site.json'), 'utf8')) as Record<
    string,
    unknown
  >;
  for (const [name, setting] of Object.entries<SettingLike>(SETTINGS)) {
    const standard: unknown = setting.standard;
    const known = settings[name] ?? standard;
    if (JUDGES.has(name) || known === undefined) continue;
    const reads = (value: unknown) => {
      const outcome = setting.read(value, name);
      return 'value' in outcome && JSON.stringify(outcome.value) !== JSON.stringify(standard);
    };
    const filled = fillTexts(known, next, reads, () => note(`site.${name}`));
    if (filled !== known) settings[name] = filled;
  }
  await writeFile(path.join(content, 'site.json'), JSON.stringify(settings));

  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const { portal, diagnostics } = await loadContent(content, { at: AT });
    if (portal) return { portal, taken };
    const errors = diagnostics.filter(({ level }) => level === 'error');
    const restored = await restore(content, errors, replaced, taken);
    if (!restored)
      throw new Error(`The content is not sound: ${JSON.stringify(errors.slice(0, 5), null, 1)}`);
  }
  throw new Error('The content did not become sound');
}

/** Nothing but reports that are there. */
const NAMES_REPORTS = new Set(FIELDS.flatMap(({ type, key }) => (type === 'reports' ? [key] : [])));

/** A line of a file that was written otherwise. */
interface Replaced {
  readonly file: string;
  /** Of the line, from 1. */
  readonly number: number;
  /** As it was. */
  readonly line: string;
  readonly name: string;
  readonly written: string;
}

/** Of all settings. */
interface SettingLike {
  readonly standard: unknown;
  read(written: unknown, name: string): object;
}

/** Settings that decide what is right elsewhere. */
const JUDGES = new Set(['url', 'indexNumberPattern', 'requiredReviews']);

const MOST_ROUNDS = 8;

/** In a heading or a cell a line feed or a bar would end it. */
const flat = (text: string) => text.replace(/[|\n]/g, ' ');

/** A line of each kind, each by itself. */
function inventBody(next: () => string): string[] {
  const [heading, text, item] = [`## ${flat(next())}`, next(), `- ${next()}`];
  const table = [`| 项目 | ${flat(next())} |`, '| --- | --- |', `| 数 | ${flat(next())} |`];
  return ['', heading, '', text, '', item, '', ...table];
}

async function restore(
  content: string,
  errors: readonly { file: string; line: number; message: string }[],
  replaced: Set<Replaced>,
  taken: Map<string, number>,
): Promise<boolean> {
  let isAny = false;
  for (const one of [...replaced]) {
    const { file, number, line, name, written } = one;
    const isWrong = errors.some(
      (error) =>
        error.file.endsWith(file) &&
        (error.line === number || (error.line === 1 && error.message.includes(`“${written}”`))),
    );
    if (!isWrong) continue;
    const lines = (await readFile(path.join(content, file), 'utf8')).split('\n');
    lines[number - 1] = line;
    await writeFile(path.join(content, file), lines.join('\n'));
    replaced.delete(one);
    const left = (taken.get(name) ?? 1) - 1;
    if (left === 0) taken.delete(name);
    else taken.set(name, left);
    isAny = true;
  }
  return isAny;
}

function readsReport(text: string, file: string): boolean {
  const id = file.replace(/^reports\//, '').replace(/\/(?:index|versions\/[^/]+)\.md$/, '');
  const { report, problems } = parseReport(text, { vocabulary, indexNumberPattern: /./u, id });
  return report !== undefined && problems.every(({ level }) => level !== 'error');
}

function readsPage(text: string): boolean {
  const { page, problems } = parsePage(text);
  return page !== undefined && problems.every(({ level }) => level !== 'error');
}

/** A value with hostile strings in place of its texts, one by one, as far as it is read so. */
function fillTexts(
  value: unknown,
  next: () => string,
  reads: (value: unknown) => boolean,
  note: () => void,
): unknown {
  if (typeof value === 'string') {
    // It names a file that has to be there.
    if (/^[\w-]+\/[^\s:]+\.\w+$/.test(value)) return value;
    const hostile = next();
    if (!reads(hostile)) return value;
    note();
    return hostile;
  }
  if (Array.isArray(value)) {
    const filled: unknown[] = [...value];
    if (value.length === 0 && reads([next(), next()])) {
      note();
      return [next(), next()];
    }
    for (const [at, item] of value.entries()) {
      const place = (one: unknown) => filled.map((each, index) => (index === at ? one : each));
      filled[at] = fillTexts(item, next, (one) => reads(place(one)), note);
    }
    return filled;
  }
  if (typeof value !== 'object' || value === null) return value;
  let filled: Record<string, unknown> = { ...value };
  for (const [key, item] of Object.entries(value)) {
    filled = {
      ...filled,
      [key]: fillTexts(item, next, (one) => reads({ ...filled, [key]: one }), note),
    };
  }
  return filled;
}
