import { clip } from '../base/clip.ts';
import { readScheme } from '../base/read-scheme.ts';
import { findHiddenCharacter } from './hidden-characters.ts';
import { joinLines } from './join-lines.ts';
import { findNearest } from './nearest.ts';
import { type FrontMatterValue, listItems } from './parse-front-matter.ts';
import { EXPLANATION_FORMS, type ExplanationForm, RELATION_CHOICES, readRelation } from './relations.ts';
import type { RelationEntry } from './report.ts';
import type { ReportFault } from './report-fault.ts';

/** In words: a relation that is copied unthinkingly would be a false one. */
const FORM = {
  file: '每一项分别写关系和对象，像这样：\n    关联:\n      - 关系: （这一篇对那一份做了什么，如废止；反过来写被废止）\n        对象: （本站报告的文件夹，如 年份/文件夹；或者 https 开头的网址）\n        名称: （对象是网址时，那份文件的名称）\n        形式: （关系是解读时：文字、图解、问答或发布会）',
  form: '每一项分别写关系和对象',
};

const list = (choices: readonly string[]) => choices.map((choice) => `“${choice}”`).join(' ');

/**
 * Reads 关联: a list of entries, or a single one. Readers see every entry, so one that cannot be read is an error.
 * Whether the other report is there is for those to say who know all of them.
 */
export function parseRelations(value: FrontMatterValue, report: ReportFault): RelationEntry[] {
  return listItems(value).flatMap(
    (item) =>
      readEntry(item, (message, remedy, options) => report(message, remedy, { at: item, ...options })) ?? [],
  );
}

function readEntry(item: FrontMatterValue, report: ReportFault): RelationEntry | undefined {
  if (item.kind !== 'map') {
    const written = item.kind === 'scalar' ? `“${clip(item.text)}”` : '一个列表';
    report(`关联的每一项要分别写关系和对象，写的是${written}`, FORM);
    return undefined;
  }
  const read = (key: string) => {
    const entry = item.entries.get(key);
    if (entry !== undefined && entry.kind !== 'scalar')
      report(`关联的${key}应当是一行文字，不能是列表或几个部分`, FORM, { at: entry });
    const text = entry?.kind === 'scalar' ? joinLines(entry.text) : '';
    const hidden = findHiddenCharacter(text);
    if (hidden)
      report(`关联的${key}里有看不见的控制字符（${hidden.name}）`, '删去它，用键盘重新输入一遍，不要粘贴', {
        at: entry as FrontMatterValue,
      });
    return { text, at: entry ?? item, isSound: !hidden && (entry === undefined || entry.kind === 'scalar') };
  };
  const [relation, target, name, form] = [read('关系'), read('对象'), read('名称'), read('形式')];
  if (![relation, target, name, form].every(({ isSound }) => isSound)) return undefined;
  const missing = [...(relation.text === '' ? ['关系'] : []), ...(target.text === '' ? ['对象'] : [])];
  if (missing.length > 0) {
    const first = [relation, target, name].find(({ text }) => text !== '')?.text;
    const which = first === undefined ? '' : `（“${clip(first)}”那一项）`;
    report(`关联里有一项没有写${missing.join('和')}${which}`, FORM);
    return undefined;
  }
  const known = readRelation(relation.text);
  if (!known) {
    const nearest = findNearest(relation.text, RELATION_CHOICES);
    report(
      `关系“${clip(relation.text)}”不在可选的值里`,
      `${nearest ? `可能是“${nearest}”，请核对\n    ` : ''}可选：${list(RELATION_CHOICES)}`,
      { rule: 'relations-unknown', at: relation.at },
    );
  }
  const goal = readTarget(target.text);
  if (typeof goal === 'string') report(goal, TARGET_REMEDY, { at: target.at });
  const { text: shape } = form;
  const isForm = (EXPLANATION_FORMS as readonly string[]).includes(shape);
  if (shape !== '' && !isForm)
    report(`解读的形式“${clip(shape)}”不在可选的值里`, `可选：${list(EXPLANATION_FORMS)}`, {
      rule: 'relations-unknown',
      at: form.at,
    });
  else if (shape !== '' && known && known.type !== 'explains')
    report(
      `关系是“${relation.text}”，又写了形式“${shape}”，它不会显示`,
      { file: '只有解读要写形式；删去“形式”那一行', form: '只有解读要写形式；把“形式”改成没有写' },
      { level: 'warning', at: form.at },
    );
  if (!known || typeof goal === 'string' || (shape !== '' && !isForm)) return undefined;
  if ('address' in goal && name.text === '')
    report(
      `关联的对象是网址“${clip(goal.address)}”，没有写名称，读者只能看到网址`,
      { file: '在这一项里加一行“名称: ”，写那份文件的名称', form: '在“名称”里写那份文件的名称' },
      { level: 'warning', at: target.at },
    );
  const { line, column } = target.at;
  return {
    relation: known,
    target: goal,
    ...(name.text === '' ? {} : { name: name.text }),
    ...(known.type === 'explains' && isForm ? { form: shape as ExplanationForm } : {}),
    line,
    column,
  };
}

const TARGET_REMEDY = {
  file: '本站的报告写它的文件夹（从 reports 下面算起，如 年份/文件夹）；别的网站写全网址，以 https:// 开头',
  form: '写标题里的几个字，从找到的里面选；别的网站写全网址，以 https:// 开头',
};

/** @returns the target, or what is wrong with it */
function readTarget(text: string): RelationEntry['target'] | string {
  const scheme = readScheme(text);
  if (scheme === 'http' || scheme === 'https') {
    const isAddress = /^https?:\/\/[^/\\]/i.test(text) && !/\s/.test(text) && URL.canParse(text);
    return isAddress ? { address: text } : `关联的对象“${clip(text)}”不是完整的网址`;
  }
  if (scheme !== undefined || /^[\\/]{2}/.test(text))
    return `关联的对象“${clip(text)}”不是报告，也不是网页的地址`;
  // As it stands beside index.md, in the browser or on the disk: each names the same folder.
  const id = text
    .normalize('NFC')
    .replaceAll('\\', '/')
    .replace(/^(?:\.{1,2}\/)+/, '')
    .replace(/^\/?(?:src\/content\/)?reports\//, '')
    .replace(/(?:\/index\.md|\.html|\/)$/, '');
  const isFolder = id !== '' && id.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
  return isFolder ? { id } : `关联的对象“${clip(text)}”不是报告的文件夹`;
}
