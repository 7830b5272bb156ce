import type { Remedy } from '../diagnostics/diagnostic.ts';
import { findAccessibility, formatErrorReport } from '../portal/site-footer.ts';
import { judgeHost } from '../report/outside-address.ts';
import { type Site, STANDARD_SITE } from '../report/parse-site.ts';
import { SETTINGS } from '../report/settings.ts';
import { isExampleUrl } from '../report/site-url.ts';
import { hasInventedNumber, isUnfilled } from '../report/unfilled.ts';
import {
  type AuditItem,
  describeDiagnostic,
  GUIDE,
  missing,
  notApplicable,
  present,
  type SettingsSubject,
  wrong,
} from './audit-item.ts';
import type { AuditStatus, AuditVerdict } from './audit-row.ts';

/** What the settings owe: the site's labels, and the foot of its pages. */

/** What one setting owes. */
type SettingItem = AuditItem<SettingsSubject> & { readonly setting: keyof Site };

type TextSetting = { [Name in keyof Site]: Site[Name] extends string ? Name : never }[keyof Site];

/** A setting that is a text. @param check what else is wrong with a value that is there */
function judgeText(
  subject: SettingsSubject,
  name: TextSetting,
  check: (value: string) => string | undefined = () => undefined,
): AuditVerdict {
  const value = subject.site[name];
  const fault = subject.faults.get(name);
  const place = subject.locate(name);
  if (fault?.level === 'error') return wrong(describeDiagnostic(fault));
  if (value === '') return missing({ ...place, text: fault?.message ?? `没有写“${SETTINGS[name].label}”` });
  if (isUnfilled(value) || hasInventedNumber(value))
    return missing({ ...place, text: `“${value}”不是实际的内容，是占位的文字` });
  if (fault) return wrong(describeDiagnostic(fault));
  const other = check(value);
  return other === undefined ? present({ ...place, text: value }) : wrong({ ...place, text: other });
}

const FOOT = '页脚';
const LABELS = '网站标签';

/** @param what belongs into the setting; empty where its name says it */
const write = (name: keyof Site, what: string): Remedy => ({
  file: `在 site.json 里写上 "${name}"${what && `：${what}`}`,
  form: `写上${what || '它'}`,
});

const ofText = (
  id: string,
  group: string,
  item: string,
  name: TextSetting,
  remedy: Remedy,
  check?: (value: string, subject: SettingsSubject) => string | undefined,
): SettingItem => ({
  id,
  setting: name,
  group,
  item,
  basis: GUIDE,
  remedy,
  judge: (subject) => judgeText(subject, name, check && ((value) => check(value, subject))),
});

const describeHost = (url: string): string | undefined => {
  const host = judgeHost(url);
  if (host === 'number') return `网址“${url}”是 IP 地址，不是域名`;
  return host === 'other' ? `网址“${url}”的域名不是 gov.cn` : undefined;
};

/** Marks of the foot by what they are. */
function judgeMark(subject: SettingsSubject, kind: RegExp, otherwise: AuditVerdict): AuditVerdict {
  const { marks } = subject.site;
  const fault = subject.faults.get('marks');
  if (fault) return wrong(describeDiagnostic(fault));
  const found = marks.find(({ name, url = '' }) => kind.test(`${name} ${url}`));
  if (!found) return otherwise;
  const place = subject.locate('marks');
  return isUnfilled(found.name)
    ? missing({ ...place, text: `标识“${found.name}”是占位的文字` })
    : present({ ...place, text: found.url ? `${found.name}：${found.url}` : found.name });
}

export const SITE_LABEL_ITEMS: readonly SettingItem[] = [
  {
    id: 'site-name',
    setting: 'name',
    group: LABELS,
    item: 'SiteName 网站名称',
    basis: GUIDE,
    remedy: write('name', '网站的规范名称'),
    judge: (subject) =>
      subject.site.name === STANDARD_SITE.name
        ? missing({
            ...subject.locate('name'),
            text: `没有写“站名”，用的是程序自带的“${subject.site.name}”`,
          })
        : judgeText(subject, 'name'),
  },
  {
    id: 'site-domain',
    setting: 'url',
    group: LABELS,
    item: 'SiteDomain 网站域名',
    basis: GUIDE,
    remedy: write('url', '正式的网址'),
    judge: (subject) =>
      isExampleUrl(subject.site.url)
        ? missing({ ...subject.locate('url'), text: `“${subject.site.url}”是示例，不是正式的网址` })
        : judgeText(subject, 'url'),
  },
  ofText(
    'site-id-code',
    LABELS,
    'SiteIDCode 网站标识码',
    'siteIdCode',
    write('siteIdCode', '全国政府网站信息报送系统里的 10 位标识码'),
  ),
];

export const FOOT_ITEMS: readonly SettingItem[] = [
  ofText('organization', FOOT, '主办单位', 'organization', write('organization', '主办单位的全称')),
  ofText('contact', FOOT, '联系方式', 'contact', write('contact', '电话、地址或邮箱')),
  ofText('foot-id-code', FOOT, '网站标识码', 'siteIdCode', write('siteIdCode', '')),
  ofText('icp', FOOT, 'ICP 备案号', 'icp', write('icp', '工信部备案系统里的备案号')),
  ofText(
    'police-record',
    FOOT,
    '公安机关备案号',
    'policeRecord',
    write('policeRecord', '公安机关备案平台里的备案号'),
  ),
  ofText(
    'error-report',
    FOOT,
    '找错入口',
    'errorReport',
    {
      file: '在 site.json 里写上 "errorReport": "政府网站找错"，或者自己的网址、邮箱',
      form: '写“政府网站找错”，或者自己的网址、邮箱',
    },
    (value, { site }) =>
      formatErrorReport(site, site.url || 'https://x/')
        ? undefined
        : `“${value}”要有网站标识码，没有写，页脚里不显示`,
  ),
  ofText(
    'accessibility',
    FOOT,
    '无障碍声明',
    'accessibility',
    {
      file: '在内容文件夹的 pages 里写一页无障碍声明，在 site.json 里写 "accessibility": "pages/（文件名）.md"',
      form: '在“固定页面”里写一页无障碍声明，在这里写它的文件，或者写网址',
    },
    (value, { site, pages }) =>
      findAccessibility(site, pages) ? undefined : `写的网页“${value}”没有找到，页脚里不显示`,
  ),
  {
    id: 'party-mark',
    setting: 'marks',
    group: FOOT,
    item: '党政机关网站标识',
    basis: '《党政机关、事业单位和国有企业互联网网站安全专项整治行动方案》：挂网站标识',
    remedy: {
      file: '在 site.json 的 "marks" 里写上 { "name": "党政机关", "url": "（bszs.conac.cn 的网址）" }',
      form: '加一个标识：名称写 党政机关，网址写 bszs.conac.cn 上的',
    },
    judge: (subject) =>
      judgeMark(
        subject,
        /党政机关|事业单位|conac\.cn/,
        missing({ ...subject.locate('marks'), text: '标识里没有党政机关（事业单位）的' }),
      ),
  },
  {
    id: 'senior-mark',
    setting: 'marks',
    group: FOOT,
    item: '适老化及无障碍标识',
    basis: '工信部《互联网应用适老化及无障碍改造专项行动方案》：通过评测的网站挂标识',
    remedy: { file: '在 site.json 的 "marks" 里改好', form: '改好这一个标识' },
    judge: (subject) =>
      judgeMark(subject, /适老|无障碍/, notApplicable('没有配置：通过评测的网站才有这个标识')),
  },
];

export const DOMAIN_ITEM: SettingItem = {
  id: 'domain',
  setting: 'url',
  group: '链接',
  item: '网站用 gov.cn 域名',
  basis: '《国务院办公厅关于加强政府网站域名管理的通知》（国办函〔2018〕55号）',
  remedy: { file: '换成 gov.cn 域名，在 site.json 的 "url" 里改', form: '换成 gov.cn 域名的网址' },
  judge: (subject) => {
    const { url } = subject.site;
    if (url === '' || isExampleUrl(url))
      return missing({ ...subject.locate('url'), text: '还没有正式的网址' });
    return judgeText(subject, 'url', describeHost);
  },
};

/** In one line what the settings still owe; empty if nothing. */
export function describeMissingDuties(subject: SettingsSubject): string {
  const absent = new Set(
    [...SITE_LABEL_ITEMS, ...FOOT_ITEMS]
      .filter(({ judge }) => judge(subject).status === '缺')
      .map(({ item }) => item.replace(/^Site\w+ /, '')),
  );
  return absent.size === 0
    ? ''
    : `检查政府网站时要看、还没有写的：${[...absent].join('、')}。逐项看：npm run check -- --audit`;
}

/** What an inspection asks of a setting. */
interface SettingDuty extends Pick<SettingItem, 'setting' | 'item' | 'basis'> {
  readonly status: AuditStatus;
  /** Chinese; what there is, or what is wrong with it. */
  readonly text: string;
}

/** All that an inspection asks of the settings, each where it is written. */
export const listDuties = (subject: SettingsSubject): SettingDuty[] =>
  [...SITE_LABEL_ITEMS, ...FOOT_ITEMS, DOMAIN_ITEM].map(({ setting, item, basis, judge }) => {
    const { status, evidence } = judge(subject);
    return { setting, item, basis, status, text: evidence.map(({ text }) => text).join('；') };
  });
