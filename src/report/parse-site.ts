import { clip } from '../base/clip.ts';
import { isRecord } from '../base/json.ts';
import { type Problem, type Remedy, tellRemedy } from '../diagnostics/diagnostic.ts';
import { findNearest } from './nearest.ts';
import { type JsonReading, readJson } from './read-json.ts';
import { SETTINGS } from './settings.ts';

type Settings = typeof SETTINGS;

const FORM = '写成：{ "name": "网站的名称" }，里面换成自己的';

/** What a portal says of itself: `_data/site.json`, overridden by `site.json` of the content folder. */
export type Site = { -readonly [Name in keyof Settings]: Settings[Name]['standard'] };

const NAMES = Object.keys(SETTINGS) as (keyof Site)[];

const isName = (name: string): name is keyof Site => Object.hasOwn(SETTINGS, name);

/** What holds where nobody has said anything. */
export const STANDARD_SITE = Object.fromEntries(NAMES.map((name) => [name, SETTINGS[name].standard])) as Site;

/**
 * Reads a `site.json` over the values so far. Never throws.
 * @param text The file; JSON.
 * @returns `site`: the defaults, if anything is wrong; `readable`: what could be read all the same; `faults`: the first
 *   fault of each setting; also which settings the file has, and where their values stand
 */
export function parseSite(
  text: string,
  defaults: Site,
): {
  site: Site;
  readable: Site;
  problems: Problem[];
  faults: ReadonlyMap<string, Problem>;
  named: string[];
} & Pick<JsonReading, 'locateValue'> {
  const reading = readJson(text, '网站设置', `${FORM}；没有设置就删去这个文件`);
  const { value: values, locateName, locateValue } = reading;
  const problems = reading.problems.map(
    (problem): Problem => ({
      ...problem,
      rule: 'site-config',
      form: `在“设置”的“历史”里换回以前的一份；或者请管网站的人用记事本打开 site.json 改：${problem.remedy}`,
    }),
  );
  const faults = new Map<string, Problem>();
  const add = (name: string, problem: Problem) => {
    problems.push(isName(name) ? { ...problem, setting: name } : problem);
    if (isName(name) && !faults.has(name)) faults.set(name, problem);
  };
  const tell = (level: Problem['level'], name: string, message: string, remedy: Remedy) =>
    add(name, { level, rule: 'site-config', ...locateName(name), message, ...tellRemedy(remedy) });

  const site: Record<string, unknown> = { ...defaults };
  const readSetting = (name: string, written: unknown) => {
    if (!isName(name)) {
      tell('warning', name, `没有名为“${clip(name)}”的网站设置，它不起作用`, explainUnknown(name));
      return;
    }
    const outcome = SETTINGS[name].read(written, name);
    if ('message' in outcome) tell('error', name, outcome.message, outcome.remedy);
    else if ('value' in outcome) {
      site[name] = outcome.value;
      if (outcome.note) tell('warning', name, outcome.note.message, outcome.note.remedy);
    } else
      for (const { message, remedy, at } of outcome.faults) {
        const place = locateValue(name, ...at);
        add(name, { level: 'error', rule: 'site-config', ...place, message, ...tellRemedy(remedy) });
      }
  };
  if (values !== undefined && !isRecord(values)) tell('error', '', '网站设置应当写在一对花括号里', FORM);
  else for (const [name, written] of Object.entries(values ?? {})) readSetting(name, written);
  const isSound = problems.every(({ level }) => level !== 'error');
  const named = isRecord(values) ? Object.keys(values) : [];
  const readable = site as Site;
  return { site: isSound ? readable : defaults, readable, problems, faults, named, locateValue };
}

function explainUnknown(name: string): Remedy {
  const gone = `请管网站的人在 site.json 里删去“${clip(name)}”`;
  // As the desk calls them.
  const nearest = NAMES.find((one) => SETTINGS[one].label === name) ?? findNearest(name, NAMES);
  if (!nearest) return { file: `可用的设置：${NAMES.join('、')}`, form: gone };
  return {
    file: `如果指的是“${nearest}”，改为："${nearest}"`,
    form: `如果指的是“${SETTINGS[nearest as keyof Site].label}”，在那里写，再${gone}`,
  };
}
