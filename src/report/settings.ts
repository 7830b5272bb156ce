import { clip, clipJson } from '../base/clip.ts';
import { orElse } from '../base/or-else.ts';
import type { Remedy } from '../diagnostics/diagnostic.ts';
import { parseDate } from './calendar-date.ts';
import { type CheckSettings, findCheckSettingsFault } from './check-settings.ts';
import { type ColumnSetting, findColumnFaults, tidyColumns } from './column-settings.ts';
import { findHiddenCharacter } from './hidden-characters.ts';
import { findPdfFontsFault, type PdfFontSettings } from './pdf-fonts.ts';
import type { PlacedFault, SettingInput, SettingWords } from './setting-words.ts';
import { findMarkFaults, type SiteMarkSetting } from './site-marks.ts';
import { normalizeSiteUrl } from './site-url.ts';
import { isNothing } from './unfilled.ts';

interface Fault {
  /** Chinese. */
  readonly message: string;
  readonly remedy: Remedy;
}

/** `note`: what is told of a value that holds all the same. */
type Outcome<Value> =
  | { readonly value: Value; readonly note?: Fault }
  | Fault
  | { readonly faults: readonly PlacedFault[] };

/** A setting of `site.json`. */
interface Setting<Value> extends SettingWords {
  /** What holds where nobody has said anything. */
  readonly standard: Value;
  /** The value in its form, or what is wrong with it. */
  read(written: unknown, name: string): Outcome<Value>;
}

/** A kind of value. */
interface Type<Value> {
  readonly input: SettingInput;
  /** Completes 应当是. */
  readonly label: string;
  accepts(written: unknown): written is Value;
  /** A value to copy only where the one that was written tells it. */
  remedy(written: unknown, change: (right: unknown) => string): Remedy;
}

/** The form has no quotes. */
const orEmpty = (remedy: string): Remedy => ({
  file: `${remedy}；还没有就留空：""`,
  form: `${remedy}；还没有就留空`,
});
const asNumber = (number: string, rest = ''): Remedy => ({
  file: `${number}，不加引号${rest}`,
  form: `${number}${rest}`,
});

const TEXT: Type<string> = {
  input: 'line',
  label: '一段文字（写在英文引号里）',
  accepts: (written) => typeof written === 'string',
  remedy: (written, change) =>
    typeof written === 'number'
      ? change(String(written))
      : { file: '写在一对英文引号里；没有就留空：""', form: '重新写一遍；没有就留空' },
};

const NUMBER: Type<number> = {
  input: 'number',
  label: '一个数字',
  accepts: (written) => typeof written === 'number',
  remedy: (written, change) =>
    typeof written === 'string' && /^\d+$/.test(written) ? change(Number(written)) : asNumber('写一个数字'),
};

const SWITCH: Type<boolean> = {
  input: 'switch',
  label: ' true 或 false（不加引号）',
  accepts: (written) => typeof written === 'boolean',
  remedy: () => ({ file: '要就写 true，不要就写 false，都不加引号', form: '选“是”或“否”' }),
};

const LIST: Type<string[]> = {
  input: 'list',
  label: '一个列表',
  accepts: (written) => Array.isArray(written) && written.every((item) => typeof item === 'string'),
  remedy: (written, change) =>
    typeof written === 'string'
      ? change([written])
      : { file: '写成 ["一项", "另一项"]，每项放在英文引号里', form: '一行写一个' },
};

function define<Value>(
  type: Type<Value>,
  standard: Value,
  {
    rule = (value: Value) => ({ value }),
    ...words
  }: Omit<SettingWords, 'input'> & {
    rule?: (value: Value, name: string) => Outcome<Value>;
    input?: SettingInput;
  },
): Setting<Value> {
  const { input } = { ...type, ...words };
  return {
    standard,
    ...words,
    input,
    read(written, name) {
      if (!type.accepts(written)) {
        const change = (right: unknown) => `改为："${name}": ${JSON.stringify(right)}`;
        return {
          message: `网站设置“${name}”应当是${type.label}，写的是：${clipJson(written)}`,
          remedy: type.remedy(written, change),
        };
      }
      if (findHiddenCharacter(String(written)))
        return {
          message: `网站设置“${name}”里有看不见的控制字符`,
          remedy: '删去这个值，用键盘重新输入一遍，不要粘贴',
        };
      // A title, an address or a line of the foot: where it is shown, a break would be a space that nobody wrote.
      const broken = input !== 'lines' && [written].flat().find((one) => /\n/.test(String(one).trim()));
      if (broken)
        return {
          message: `网站设置“${name}”应当写在一行里，里面有换行：${clipJson(broken)}`,
          remedy: { file: '删去里面的 \\n', form: '删去里面的换行' },
        };
      return rule((typeof written === 'string' ? written.trim() : written) as Value, name);
    },
  };
}

/** A text that may be empty and else has a form. */
const ofForm =
  (form: RegExp, what: string, fault: string, remedy: Remedy) =>
  (value: string): Outcome<string> =>
    value === '' || form.test(value) ? { value } : { message: `${what}“${value}”${fault}`, remedy };

/** What a portal may lack: words that say that there is none are not shown to readers. */
const ofOptional =
  (rule: (value: string) => Outcome<string> = (value) => ({ value })) =>
  (value: string, name: string): Outcome<string> =>
    value !== '' && isNothing(value)
      ? {
          value: '',
          note: {
            message: `网站设置“${name}”写的是“${clip(value)}”，照没有写处理，网页上不显示`,
            remedy: orEmpty('有了再写上'),
          },
        }
      : rule(value);

/** A text whose form is told of, and which holds in any form. */
const ofUsualForm =
  (form: RegExp, what: string, remedy: string) =>
  (value: string): Outcome<string> =>
    value === '' || form.test(value)
      ? { value }
      : { value, note: { message: `${what}“${clip(value)}”不像${what}`, remedy } };

/** In place of an address in `errorReport`: the form of 政府网站找错 at 中国政府网. */
export const NATIONAL_ERROR_REPORT = '政府网站找错';

/** The national form and the older one of Shanghai (政府信息公开目录). */
const INDEX_NUMBERS = '^[0-9A-Z]{9}/\\d{4}-\\d{5}$|^[A-Z]{2}\\d{7}-\\d{4}-\\d{3}$';

/** What a portal says of itself, in the order of `catalog.json`. Empty text means: not stated. */
export const SETTINGS = {
  /** Address of the portal's root with a `/` at the end, or empty if it is not known yet. */
  url: define(TEXT, '', {
    label: '网址',
    group: '网站',
    help: '网站的正式网址，以 https:// 开头。二维码和网页的标准地址由它来，发布前必须写上',
    example: 'https://www.example.gov.cn/baogao/',
    isCatalogued: true,
    rule: (value) => {
      const result = normalizeSiteUrl(value);
      if (result.ok) return { value: result.url };
      return { message: result.message, remedy: { file: result.remedy, form: result.form } };
    },
  }),
  name: define(TEXT, '政府报告公报', {
    label: '站名',
    group: '网站',
    help: '网站的规范名称：首页的大红字，每页左上角',
    example: '示例区政府报告公报',
    isCatalogued: true,
    rule: (value) =>
      value === ''
        ? {
            message: '网站没有名称',
            remedy: { file: '在 "name" 后面的引号里写上网站的名称', form: '写上网站的名称' },
          }
        : { value },
  }),
  description: define(TEXT, '', {
    label: '网站介绍',
    group: '网站',
    help: '一句话，写在首页站名下面',
    input: 'lines',
    isCatalogued: true,
    rule: ofOptional(),
  }),
  organization: define(TEXT, '', {
    label: '主办单位',
    group: '网站',
    help: '主办单位的全称，每页页脚',
    example: '示例区人民政府办公室',
    isCatalogued: true,
    rule: ofOptional(),
  }),
  /** 使用许可: on what terms others may use what is published, in words, as an address or both. */
  license: define(TEXT, '', {
    label: '使用许可',
    group: '网站',
    help: '别人可以怎样使用公布的内容：一句话，或者许可的名称和网址。没有定就不写',
    input: 'lines',
    isCatalogued: true,
    rule: (value) =>
      Array.from(value).length <= 200
        ? { value }
        : {
            message: `使用许可写了 ${Array.from(value).length} 个字，太长了`,
            remedy: '写一句话，最多 200 个字，或者写许可的名称和网址；没有就不写',
          },
  }),
  /** How to reach the 主办单位, one line. */
  contact: define(TEXT, '', {
    label: '联系方式',
    group: '页脚',
    help: '一行：地址、电话或邮箱',
    example: '示例区示例路1号，电话 000-00000000',
    rule: ofOptional(),
  }),
  /**
   * 找错: where readers report a mistake: `NATIONAL_ERROR_REPORT`, an address, in which `{url}` and `{code}` stand for the
   * page's address and the site's 标识码, or `mailto:`.
   */
  errorReport: define(TEXT, '', {
    label: '找错',
    group: '页脚',
    help: '读者报告错误的地方，页脚的“我要找错”：写“政府网站找错”就用中国政府网的平台（要有网站标识码），或者写网址、mailto: 加邮箱。自己的网址要带上网页的，在里面写 {url}（网页的网址）和 {code}（标识码）',
    example: '政府网站找错',
    rule: ofOptional(
      ofForm(
        new RegExp(`^(?:${NATIONAL_ERROR_REPORT}$|https?:\\/\\/[^\\s/]|mailto:[^\\s@]+@[^\\s@])`),
        '找错地址',
        '不是网址，也不是邮箱链接',
        orEmpty(`写“${NATIONAL_ERROR_REPORT}”、以 https:// 开头的网址，或者 mailto: 加邮箱地址`),
      ),
    ),
  }),
  siteIdCode: define(TEXT, '', {
    label: '网站标识码',
    group: '页脚',
    help: '全国政府网站信息报送系统里的 10 位数字，或 bm 加 8 位数字',
    rule: ofOptional(
      ofForm(/^(bm\d{8}|\d{10})$/, '网站标识码', '不合格式', orEmpty('应当是 10 位数字，或 bm 加 8 位数字')),
    ),
  }),
  /** ICP备案 number. */
  icp: define(TEXT, '', {
    label: 'ICP 备案号',
    group: '页脚',
    help: '照工信部备案系统（beian.miit.gov.cn）里的样子写',
    example: '京ICP备00000000号-1',
    rule: ofOptional(
      ofUsualForm(
        /^\p{Script=Han}{1,3}ICP[备证]\s?\d{6,10}号?(?:\s?[-－]\s?\d{1,4})?$/u,
        'ICP 备案号',
        '照工信部备案系统（beian.miit.gov.cn）里的样子写：省的简称、“ICP备”、数字、“号”',
      ),
    ),
  }),
  /** 公安备案 number. */
  policeRecord: define(TEXT, '', {
    label: '公安备案号',
    group: '页脚',
    help: '照公安机关备案平台（beian.mps.gov.cn）里的样子写',
    example: '京公网安备00000000000000号',
    rule: ofOptional(
      ofUsualForm(
        /^\p{Script=Han}{1,3}公网安备\s?\d{14}\s?号?$/u,
        '公安备案号',
        '照公安机关备案平台（beian.mps.gov.cn）里的样子写：省的简称、“公网安备”、14 位数字、“号”',
      ),
    ),
  }),
  /** 无障碍声明: a fixed page such as `pages/wuzhangai.md`, or an address. */
  accessibility: define(TEXT, '', {
    label: '无障碍声明',
    group: '页脚',
    help: '写无障碍声明的固定页面，或者网址',
    example: 'pages/wuzhangai.md',
    rule: ofOptional(
      ofForm(
        /^(?:https?:\/\/[^\s/]|(?:pages\/)?[^\s\\/:?#]+\.md$)/,
        '无障碍声明',
        '不是固定页面，也不是网址',
        {
          file: '写固定页面的文件，如 pages/wuzhangai.md，或者以 https:// 开头的网址；还没有就留空：""',
          form: '点进去，从固定页面里选；没有这一页的，先在“固定页面”里新建，或者写以 https:// 开头的网址；还没有就留空',
        },
      ),
    ),
  }),
  /** 党政机关, 适老化 and other marks for the foot of each page. */
  marks: {
    standard: [],
    label: '标识',
    group: '页脚',
    help: '党政机关、适老化等标识，最多 6 个，写在页脚。图片放在内容文件夹里；不写图片就显示名称',
    input: 'marks',
    read(written) {
      const faults = findMarkFaults(written);
      return faults.length > 0 ? { faults } : { value: written as SiteMarkSetting[] };
    },
  } as Setting<readonly SiteMarkSetting[]>,
  /** Time of day `HH:mm` for `PubDate` where a report has none; empty: no time is invented. */
  pubTime: define(TEXT, '', {
    label: '补写的发布时间',
    group: '发布和审核',
    help: '报告没有写几点发布时，给检查看的标签里补这个时间（时:分）。这不是真的发布时间，所以每次检查都会提醒；不写就不补',
    example: '09:00',
    rule: ofForm(/^([01]\d|2[0-3]):[0-5]\d$/, '发布时间', '不合格式', {
      file: '写成“时:分”，都是两位数字，放在英文引号里；不确定就留空：""',
      form: '写成“时:分”，都是两位数字；不确定就留空',
    }),
  }),
  /** 体裁 that this portal uses besides those of `_data/vocabulary.json`. */
  genres: define(LIST, [], {
    label: '本站另用的体裁',
    group: '词表',
    help: '加进报告的“体裁”可以选的里面',
    rule: (value) => ({ value: value.map((genre) => genre.trim()).filter(Boolean) }),
  }),
  /** Pattern of 索引号, a regular expression. */
  indexNumberPattern: define(TEXT, INDEX_NUMBERS, {
    label: '索引号的格式',
    group: '词表',
    help: '请懂程序的人改',
    rule: (value) =>
      isPattern(value)
        ? { value }
        : {
            message: '索引号的格式不是有效的正则表达式',
            remedy: `恢复原来的值：${JSON.stringify(INDEX_NUMBERS)}`,
          },
  }),
  /** Largest attachment, in MB of 1024 × 1024 bytes. */
  attachmentMaxMegabytes: define(NUMBER, 100, {
    label: '附件最大多少 MB',
    group: '发布和审核',
    help: '更大的附件不放进网站',
    example: '100',
    rule: (value) =>
      value > 0 && value <= 10_000
        ? { value }
        : {
            message: `附件大小的上限“${value}”不对`,
            remedy: asNumber('写 1 到 10000 之间的数字（单位 MB）', '；不写就是 100'),
          },
  }),
  /** Readings (审核) that a report needs before it is published. */
  requiredReviews: define(NUMBER, 0, {
    label: '审过几次才发布',
    group: '发布和审核',
    help: '报告的“审核”里要有几次，才放进网站',
    input: [
      [0, '不要求'],
      [1, '一次（一审）'],
      [2, '两次（一审、二审）'],
      [3, '三次（一审、二审、三审）'],
    ],
    rule: (value) =>
      Number.isInteger(value) && value >= 0 && value <= 3
        ? { value }
        : {
            message: `要求的审核次数“${value}”不对`,
            remedy: asNumber('写 0、1、2 或 3', '：3 就是三审齐全才发布；不写就是 0，不要求'),
          },
  }),
  /** The day, `YYYY-MM-DD`, from which on reports need them by their 发布日期; empty: all do. */
  reviewsSince: define(TEXT, '', {
    label: '从哪一天起要审',
    group: '发布和审核',
    help: '这一天以前发布的不要求审核；不写，全部要求',
    example: '2024-01-01',
    input: 'date',
    rule: (value) => {
      const reading = value === '' ? undefined : parseDate(value);
      return !reading || (reading.ok && reading.date === value)
        ? { value }
        : {
            message: `要求审核的起始日期“${clip(value)}”不对`,
            remedy: '写成年-月-日，四位年、两位月、两位日；这一天以前发布的不要求审核。全部都要求就不写',
          };
    },
  }),
  /** Whether the names in 审核 stand in public files. */
  publishReviewers: define(SWITCH, false, {
    label: '公开审核人的姓名',
    group: '发布和审核',
    help: '在报告的字段表里写出审核人',
  }),
  /** Rules of the content check that this portal switches off or on. */
  checks: {
    label: '检查规则',
    group: '检查',
    help: '本站不用的规则，和默认不用、本站要用的规则，各写原因',
    input: 'checks',
    standard: { off: [], on: [] },
    read: (written) =>
      findCheckSettingsFault(written) ?? { value: { off: [], on: [], ...(written as object) } },
  } as Setting<CheckSettings>,
  /** 栏目; without any, a portal has those of 所属类目. */
  columns: {
    standard: [],
    label: '栏目',
    group: '栏目',
    help: '不写，报告里的“所属类目”就是栏目。一篇报告可以在几个栏目里；它自己的网页上写第一个收它的，所以要紧的放在前面',
    input: 'columns',
    read(written) {
      const faults = findColumnFaults(written);
      return faults.length > 0 ? { faults } : { value: tidyColumns(written as ColumnSetting[]) };
    },
  } as Setting<readonly ColumnSetting[]>,
  /** Whether each report is also typeset as a PDF. */
  pdf: define(SWITCH, true, { label: 'PDF', group: '下载的格式', help: '每篇报告由正文排一个 PDF' }),
  pdfFonts: {
    standard: {},
    label: 'PDF 的字体',
    group: '下载的格式',
    help: '用随程序带的开放字体，不必写。有仿宋、小标宋使用许可的单位，写字体文件的位置：在内容文件夹里的，或完整的位置',
    input: 'fonts',
    read: (written) => findPdfFontsFault(written) ?? { value: written as PdfFontSettings },
  } as Setting<PdfFontSettings>,
  // Which other forms of a report are offered: each is a file that a host counts.
  word: define(SWITCH, true, {
    label: 'Word 文档',
    group: '下载的格式',
    help: '每篇报告由正文做一个 Word 文档',
  }),
  text: define(SWITCH, true, { label: '纯文本', group: '下载的格式', help: '“附件下载”的“其他格式”里' }),
  markdown: define(SWITCH, true, {
    label: 'Markdown',
    group: '下载的格式',
    help: '“附件下载”的“其他格式”里，给程序读',
  }),
  single: define(SWITCH, true, {
    label: '单个网页文件',
    group: '下载的格式',
    help: '一个文件就是整篇报告，可以发给别人',
  }),
  /** Whether the numbers of reports that repeat each year are offered as data. */
  figures: define(SWITCH, true, {
    label: '历年的数字',
    group: '下载的格式',
    help: '从每年都发的报告里取数字，做成图、表和数据文件',
  }),
  /** Whether the portal is searched from disk too; where nothing is said, if that does not cost much. */
  offline: define<boolean | undefined>(
    {
      ...SWITCH,
      remedy: () => ({
        file: '从磁盘打开也要能搜索，写 "offline": true；不要，写 "offline": false；不写这一项，不太大的网站自动带上',
        form: '从列出的里面选一个',
      }),
    },
    undefined,
    {
      label: '从磁盘打开也能搜索',
      group: '下载的格式',
      help: '双击 index.html 打开网站时要用的文件',
      input: [
        [undefined, '不太大的网站自动带上'],
        [true, '一定带上'],
        [false, '不带'],
      ],
    },
  ),
} satisfies Record<string, Setting<unknown>>;

/** The settings that the catalogue tells, with what people call them. */
export const CATALOGUED_SETTINGS = Object.entries<Setting<unknown>>(SETTINGS).flatMap(
  ([name, { label, isCatalogued }]) => (isCatalogued ? [{ name: name as keyof typeof SETTINGS, label }] : []),
);

const isPattern = (source: string): boolean => orElse(() => new RegExp(source, 'u') instanceof RegExp, false);
