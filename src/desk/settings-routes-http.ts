import path from 'node:path';
import type { Hono } from 'hono';
import { listDuties } from '../audit/audit-duties.ts';
import { isRecord } from '../base/json.ts';
import { sayHere, tellRemedy } from '../diagnostics/diagnostic.ts';
import { collectPages } from '../find/collect-pages-fs.ts';
import { LINT_RULES } from '../lint/lint-rules.ts';
import { describeSettings } from '../load/audit-content.ts';
import { COLUMN_CONDITIONS } from '../report/column-settings.ts';
import { readJson } from '../report/read-json.ts';
import { SETTING_GROUPS } from '../report/setting-words.ts';
import { SETTINGS } from '../report/settings.ts';
import { isExampleUrl } from '../report/site-url.ts';
import { changeJson } from './change-json.ts';
import { answer, INCOMPLETE, NO_FILE, readBody, readFile, refuse } from './desk-answers-http.ts';
import { editFile } from './edit-file-fs.ts';
import { keepFile } from './keep-file-fs.ts';
import type { OpenPortal } from './open-portal-http.ts';
import { openIfThere } from './save-text-fs.ts';
import type { DeskSetting, DeskSettings, SettingFinding, SettingRefusal } from './settings-api.ts';

const NAMES = Object.keys(SETTINGS) as (keyof typeof SETTINGS)[];

/** 设置: `site.json` as a form. */
export function addSettingsRoutes(app: Hono, { service, readMaxBytes }: OpenPortal): void {
  const locate = () => path.join(service.content.absolute, 'site.json');

  const describe = async (): Promise<DeskSettings> => {
    const { content } = service;
    const label = `${content.label}/site.json`;
    const opened = openIfThere(locate());
    const loaded = await service.loadSite();
    const { found } = await collectPages(content.absolute, content.label);
    const pages = (service.loaded()?.listedPages ?? []).map(
      ({ id, source }) => [`pages/${id}.md`, source?.fields.title ?? id] as const,
    );
    const duties = listDuties(describeSettings(loaded, found));
    const written = 'message' in opened ? {} : readObject(opened.text);
    const faults = new Map([...loaded.faults].filter(([, fault]) => fault.file === label));
    const placed = new Set([...faults.values()].map(tell));
    return {
      file: label,
      sha256: 'message' in opened ? '' : opened.sha256,
      groups: SETTING_GROUPS,
      settings: NAMES.map((name): DeskSetting => {
        const { label: called, group, help, example = '', input } = SETTINGS[name];
        const fault = faults.get(name);
        return {
          ...{ name, label: called, group, help, example, input },
          ...(Object.hasOwn(written, name) ? { value: written[name] } : {}),
          ...(name === 'accessibility' && pages.length > 0 ? { known: pages } : {}),
          standard: describeStandard(loaded.site[name]),
          duties: duties.filter(({ setting }) => setting === name),
          ...(fault ? { finding: pick(fault) } : {}),
        };
      }),
      others: loaded.diagnostics.filter(
        (one) => one.file === label && !placed.has(tell(one)) && one.rule !== 'site-url',
      ),
      vocabulary: await service.vocabulary(),
      rules: LINT_RULES.map(({ code, title, offBecause }) => ({
        code,
        title,
        isOff: offBecause !== undefined,
      })),
      conditions: Object.keys(COLUMN_CONDITIONS),
    };
  };

  app.get('/settings', async (context) => context.json(await describe()));

  app.put('/setting', async (context) => {
    const { name, value, base } = await readBody(context);
    if (!isName(name) || typeof base !== 'string') return context.json(INCOMPLETE, 400);
    // Most settings may be empty; those that may not are not written then.
    const isGone =
      value === undefined || value === null || (value === '' && 'message' in SETTINGS[name].read('', name));
    const refusal = isGone ? undefined : judge(name, value);
    if (refusal) return context.json(refusal, 409);
    const file = locate();
    const saved = editFile(service.content.absolute, file, base, {
      edit(text) {
        const { [name]: _, ...rest } = readObject(text);
        const next = isGone ? rest : { ...readObject(text), [name]: value };
        return changeJson(text === '' ? '{\n}\n' : text, next, NAMES);
      },
      unreadable: UNREADABLE,
    });
    if ('message' in saved) return context.json(saved, 409);
    await service.update([file]);
    return context.json(await describe());
  });

  /** Of a mark. No setting names it yet: whoever sent it writes that. */
  app.post('/setting/picture', async (context) => {
    const file = await readFile(context);
    if (!file) return context.json(NO_FILE, 400);
    return answer(context, await keepFile(service.content.absolute, 'mark', file, await readMaxBytes()));
  });
}

const isName = (value: unknown): value is keyof typeof SETTINGS =>
  typeof value === 'string' && Object.hasOwn(SETTINGS, value);

const UNREADABLE = refuse(
  '没有保存：这个文件里有写错的地方，或者有一项写了两次',
  '在“历史”里换回以前的一份；或者请管网站的人用记事本打开 site.json，照上面列出的改好，再回到这里',
);

const pick = ({ level, message, remedy, form }: SettingFinding): SettingFinding => ({
  ...{ level, message, remedy },
  ...(form === undefined ? {} : { form }),
});
const tell = ({ message, remedy }: SettingFinding) => `${message}\n${remedy}`;

/** Why a value is not written. */
function judge(name: keyof typeof SETTINGS, value: unknown): SettingRefusal | undefined {
  const outcome = SETTINGS[name].read(value, name);
  if ('message' in outcome) return { message: outcome.message, remedy: sayHere(tellRemedy(outcome.remedy)) };
  if (!('faults' in outcome)) return undefined;
  const faults = outcome.faults.map(
    ({ message, remedy }): SettingFinding => ({ level: 'error', message, ...tellRemedy(remedy) }),
  );
  return { message: '没有保存，先改好下面几处', faults };
}

function readObject(text: string): Record<string, unknown> {
  const { value } = readJson(text, '', '');
  return isRecord(value) ? value : {};
}

function describeStandard(value: unknown): string {
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string' || value === '') return '';
  return URL.canParse(value) && isExampleUrl(value) ? `${value}（示例，不能访问）` : value;
}
