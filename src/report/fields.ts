import type { ReportFields } from './report.ts';

/**
 * The fields of a report: the one table that front-matter parsing, validation, the page, the catalogue,
 * search filters, import and lint read. Labels and keys are those of the source portal's pages.
 */

type FieldType =
  | 'text'
  | 'date'
  | 'date-time'
  | 'moment'
  | 'state'
  | 'topic'
  | 'genre'
  | 'disclosure'
  | 'document-number'
  | 'index-number'
  | 'year'
  | 'validity'
  | 'list'
  | 'lines'
  | 'attachments'
  | 'reports'
  | 'relations'
  | 'corrections'
  | 'reviews'
  | 'withdrawal'
  | 'addresses'
  | 'exceptions';

/** What whoever fills in a field needs, or a part of one. */
interface Described {
  /** The front-matter key, which is also the label on the page. */
  readonly key: string;
  readonly required?: true;
  /** Chinese: what an editor writes here, without a full stop at the end. */
  readonly help: string;
  /** The same in the form of the desk, where `help` speaks of the file. */
  readonly form?: string;
}

/** A part of an entry, such as 日期 of 修订. */
export interface FieldPart extends Described {
  readonly type:
    | 'text'
    | 'lines'
    | 'date'
    | 'file'
    | 'report'
    | 'relation'
    | 'explanation'
    | 'round'
    | 'remains';
}

/** A field of a report or of a fixed page. */
export interface FormField extends Described {
  readonly type: FieldType | 'place' | 'column';
  /** What an entry consists of, where the value is a list of entries, or one. */
  readonly parts?: readonly FieldPart[];
  /** What other portals, documents and editors call it, for suggestions. */
  readonly aliases?: readonly string[];
  /** Invented, for whoever fills it in: never a value. */
  readonly example?: string;
  /** Most have none: the template of a new report leaves it out, and catalogue, lists and filters where no report has it. */
  readonly isRare?: true;
}

/** Fields of one kind of text. */
export interface FieldTable {
  readonly fields: readonly FormField[];
  readonly names: FieldNames;
}

export interface Field extends FormField {
  readonly type: FieldType;
  readonly property: keyof ReportFields;
  /** What the report says of itself, its own text outside of the body, or what only steers the making of the portal. */
  readonly part: 'metadata' | 'text' | 'steering';
  /** The value of a field that is not written; without one there is no value. */
  readonly empty?: '' | '发布' | readonly [];
  /** Key of a field that gives a value where this one is not written. */
  readonly filledBy?: string;
  /** Where the page shows it: under the title, or in its table, `always` also without a value as the source portal does. */
  readonly onPage?: 'always' | 'if-present' | 'byline';
  /** Readers can narrow the catalogue and a search by it; the value names the folder of its pages. */
  readonly filter?: string;
  /** Most characters the field may have; longer is a warning. */
  readonly maxLength?: number;
}

/** In the order in which the page shows them. */
export const FIELDS: readonly Field[] = [
  {
    key: '标题',
    property: 'title',
    part: 'metadata',
    aliases: ['题目', '名称', '文件名称', '文件标题', '公文名称', '信息名称'],
    type: 'text',
    empty: '',
    required: true,
    help: '网页的大标题，正文里不要再写一遍',
    example: '示例区示例局2021年度法治政府建设情况报告',
    maxLength: 200,
  },
  {
    key: '索引号',
    property: 'indexNumber',
    part: 'metadata',
    aliases: ['索引', '索取号', '信息索引号', '信息索引'],
    type: 'index-number',
    help: '信息公开目录的编号，还没有就不写',
    example: '000014349/2017-00110',
    onPage: 'if-present',
  },
  {
    key: '所属类目',
    property: 'category',
    part: 'metadata',
    aliases: ['栏目', '所属栏目'],
    type: 'text',
    help: '网站上的栏目，写在网页上方的“当前位置”里',
    example: '法治政府',
    onPage: 'if-present',
  },
  {
    key: '主题分类',
    property: 'topic',
    part: 'metadata',
    aliases: ['主题', '主题词', '主题类别'],
    type: 'topic',
    empty: '',
    required: true,
    help: '从可选的 22 个里选一个，要照原样写全；原件有二级分类的照写，如 综合政务\\政务公开',
    form: '从 22 个里选一个；原件有二级分类的，在最下面“字段的原文”里照写，如 综合政务\\政务公开',
    onPage: 'always',
    filter: 'topics',
  },
  {
    key: '体裁',
    property: 'genre',
    part: 'metadata',
    aliases: ['文种', '公文种类', '公文体裁', '体裁分类'],
    type: 'genre',
    empty: '',
    required: true,
    help: '公文的文种，从可选的里选一个',
    onPage: 'always',
    filter: 'genres',
  },
  {
    key: '发布日期',
    property: 'date',
    part: 'metadata',
    aliases: ['发布时间', '信息发布时间', '公开日期', '公开时间', '公布日期', '公布时间', '日期'],
    type: 'date-time',
    empty: '',
    required: true,
    filledBy: '发布于',
    help: '在网上公开的日子，年-月-日；知道几点时空一格写上，如 2022-02-14 09:30',
    example: '2022-02-14 09:30',
    onPage: 'always',
  },
  {
    key: '发文字号',
    property: 'documentNumber',
    part: 'metadata',
    aliases: ['文号', '发文号', '发文文号', '文件字号', '文件编号', '公文文号'],
    type: 'document-number',
    help: '年份用六角括号，没有就留空',
    example: '示例发〔2021〕3号',
    onPage: 'always',
  },
  {
    key: '发文日期',
    property: 'issuedDate',
    part: 'metadata',
    aliases: ['成文日期', '成文时间', '生成日期', '生成时间', '制发日期', '发文时间'],
    type: 'date',
    help: '成文的日子，也就是落款的日期，年-月-日',
    onPage: 'if-present',
  },
  {
    key: '有效性',
    property: 'validity',
    part: 'metadata',
    aliases: ['时效性', '效力状态', '效力', '是否有效', '有效状态', '文件状态', '时效状态', '文件有效性'],
    type: 'validity',
    help: '规范性文件、规章现在是不是有效；照发文机关说的写，没有说的不写',
    onPage: 'if-present',
    filter: 'validity',
    isRare: true,
  },
  {
    key: '施行日期',
    property: 'effectiveDate',
    part: 'metadata',
    aliases: ['实施日期', '生效日期', '施行时间', '实施时间', '生效时间', '执行日期'],
    type: 'date',
    help: '从哪一天起施行，年-月-日',
    onPage: 'if-present',
    isRare: true,
  },
  {
    key: '有效期至',
    property: 'validUntil',
    part: 'metadata',
    aliases: ['有效期', '有效期限', '有效期截止', '有效日期至', '有效期截止日期'],
    type: 'date',
    help: '文件写明有效到哪一天，年-月-日；没有写明的不写',
    onPage: 'if-present',
    isRare: true,
  },
  {
    key: '失效日期',
    property: 'ceasedDate',
    part: 'metadata',
    aliases: ['废止日期', '失效时间', '废止时间', '停止执行日期'],
    type: 'date',
    help: '从哪一天起不再有效，年-月-日；还有效的不写',
    onPage: 'if-present',
    isRare: true,
  },
  {
    key: '废止依据',
    property: 'ceasedBasis',
    part: 'metadata',
    aliases: ['失效依据', '废止文件', '废止文号'],
    type: 'text',
    help: '按哪份文件废止或者宣布失效，写名称和文号；那份文件在本站的，写在“关联”里',
    example: '《关于废止部分文件的决定》（示例规〔2025〕3号）',
    onPage: 'if-present',
    maxLength: 200,
    isRare: true,
  },
  {
    key: '公开类别',
    property: 'disclosure',
    part: 'metadata',
    aliases: ['公开属性', '公开方式', '公开形式', '公开类型', '公开性质'],
    type: 'disclosure',
    empty: '',
    required: true,
    help: '主动公开、依申请公开、不予公开；不予公开的不能发布',
    onPage: 'always',
  },
  {
    key: '服务对象',
    property: 'audience',
    part: 'metadata',
    aliases: ['面向对象', '公开对象', '适用对象'],
    type: 'list',
    help: '文件写给谁看，如公民、企业；几个用顿号分开，没有就不写',
    example: '企业',
    onPage: 'if-present',
    isRare: true,
  },
  {
    key: '机构名称',
    property: 'org',
    part: 'metadata',
    aliases: [
      '发布机构',
      '发文机关',
      '发文机构',
      '发文单位',
      '发布单位',
      '发布机关',
      '发布部门',
      '制发机关',
      '制定机关',
      '公开主体',
      '公开机构',
    ],
    type: 'text',
    empty: '',
    required: true,
    help: '发布机构的标准全称，同一个单位每篇写得一样',
    example: '示例区示例局',
    onPage: 'always',
    filter: 'orgs',
  },
  {
    key: '信息来源',
    property: 'source',
    part: 'metadata',
    aliases: ['来源', '文章来源', '稿件来源', '稿源'],
    type: 'text',
    help: '写在标题下面，一般是提供信息的单位',
    example: '示例区示例局',
    onPage: 'byline',
  },
  {
    key: '年度',
    property: 'year',
    part: 'metadata',
    type: 'year',
    help: '报告说的是哪一年；标题里有年份就不用写',
    example: '2021',
    filter: 'years',
  },
  {
    key: '系列',
    property: 'series',
    part: 'metadata',
    type: 'text',
    help: '每年都发的同一种报告，各年写一样的名称，就排在一起对照；标题除了年份都一样的会自动排好，不用写',
    example: '法治政府建设年度报告',
    onPage: 'if-present',
    isRare: true,
    maxLength: 100,
  },
  {
    key: '关键词',
    property: 'keywords',
    part: 'metadata',
    aliases: ['关键字'],
    type: 'list',
    empty: [],
    help: '几个词，用顿号或逗号分开',
    example: '法治政府',
    onPage: 'if-present',
  },
  {
    key: '摘要',
    property: 'summary',
    part: 'metadata',
    aliases: ['概述', '内容概述', '信息概述', '内容摘要', '内容简介', '简介'],
    type: 'text',
    help: '一两句话，最多 100 字；不写就取正文的开头',
    example: '用一两句话说明这篇报告讲什么',
    maxLength: 100,
  },
  {
    key: '题注',
    property: 'headNote',
    part: 'text',
    aliases: ['制定信息'],
    type: 'text',
    help: '标题下面括号里的一段：什么时候公布、修订、施行；括号照原件写，没有就不写',
    example: '（2010年1月1日公布　根据2020年1月1日《示例决定》修正）',
    isRare: true,
  },
  {
    key: '落款',
    property: 'signature',
    part: 'text',
    type: 'lines',
    empty: [],
    help: '正文末尾靠右的署名；有几行时见编辑参考',
    form: '正文末尾靠右的署名，有几行写几行',
    example: '示例区示例局',
  },
  {
    key: '抄送',
    property: 'copiedTo',
    part: 'text',
    aliases: ['抄送机关', '抄送单位'],
    type: 'lines',
    empty: [],
    help: '版记里的抄送机关，“抄送：”两个字和最后的句号会自动加上；没有版记就不写',
    example: '示例区人大办公室，示例区政协办公室',
    maxLength: 300,
  },
  {
    key: '印发机关',
    property: 'printedBy',
    part: 'text',
    aliases: ['印制机关', '印发单位', '印发部门'],
    type: 'text',
    help: '版记里印发这份公文的机关，一般是办公室；与印发日期一起写',
    example: '示例区示例局办公室',
    maxLength: 60,
  },
  {
    key: '印发日期',
    property: 'printedDate',
    part: 'text',
    aliases: ['印制日期', '印发时间'],
    type: 'date',
    help: '版记里的印发日期，年-月-日，“印发”两个字会自动加上；不是成文的日子',
  },
  {
    key: '状态',
    property: 'state',
    part: 'steering',
    aliases: ['发布状态', '稿件状态', '狀態', '發布狀態', '發佈狀態', '稿件狀態'],
    type: 'state',
    empty: '发布',
    help: '草稿、送审的不会放进网站；写好、审完以后写“发布”，或者删去这一行',
    form: '草稿、送审的不会放进网站；写好、审完以后选“发布”',
  },
  {
    key: '发布于',
    property: 'release',
    part: 'steering',
    aliases: ['定时发布', '计划发布', '發布於', '發佈於', '定時發布', '定時發佈'],
    type: 'moment',
    help: '到这一天（北京时间）才放进网站，年-月-日，知道几点时空一格写上；不用等就不写',
    example: '2022-03-01 09:00',
  },
  {
    key: '审核',
    property: 'reviews',
    part: 'steering',
    aliases: [
      ...['审核人', '审核人员', '初审', '复审', '终审', '一审', '二审', '三审', '签发', '签发人', '三审三校'],
      ...[
        '審核',
        '審核人',
        '審核人員',
        '初審',
        '複審',
        '覆審',
        '終審',
        '一審',
        '二審',
        '三審',
        '簽發',
        '簽發人',
      ],
    ],
    type: 'reviews',
    parts: [
      { key: '审次', type: 'round', required: true, help: '第几审' },
      { key: '人', type: 'text', required: true, help: '谁审的' },
      { key: '日期', type: 'date', required: true, help: '审完的那一天，年-月-日' },
    ],
    empty: [],
    onPage: 'if-present',
    help: '谁在哪一天审过：一审、二审、三审各一项；人名不公开，除非网站设置说公开',
  },
  {
    key: '附件',
    property: 'attachments',
    part: 'steering',
    type: 'attachments',
    parts: [
      {
        key: '文件',
        type: 'file',
        required: true,
        help: 'attachments 文件夹里的文件名',
        form: '“附件”里的文件名',
      },
      { key: '名称', type: 'text', help: '网页上显示的名称，不写就是文件名' },
    ],
    empty: [],
    help: '只用来排先后、改显示的名称；附件放进 attachments 文件夹就会列出来',
    form: '放文件、排先后、改名称，都在上面的“附件”里做，做了这里就有，不用写',
  },
  {
    key: '相关文章',
    property: 'related',
    part: 'steering',
    type: 'reports',
    empty: [],
    help: '另几篇报告的文件夹；不写就自动挑选',
    form: '另几篇报告；不写就自动挑选',
  },
  {
    key: '关联',
    property: 'relations',
    part: 'steering',
    aliases: ['关联文件', '文件关联'],
    type: 'relations',
    parts: [
      { key: '关系', type: 'relation', required: true, help: '这一篇对那一份做了什么；反过来用“被”字的' },
      { key: '对象', type: 'report', required: true, help: '本站的一篇报告，或者别的网站的网址' },
      { key: '名称', type: 'text', help: '对象是网址时，那份文件的名称' },
      { key: '形式', type: 'explanation', help: '只有解读要写' },
    ],
    empty: [],
    isRare: true,
    help: '这一篇修改、废止、依据、解读、转发了哪一份文件，或者被哪一份；两篇里写一篇就行',
  },
  {
    key: '修订',
    property: 'corrections',
    part: 'text',
    type: 'corrections',
    parts: [
      { key: '日期', type: 'date', required: true, help: '改的那一天，年-月-日' },
      { key: '内容', type: 'text', required: true, help: '改了哪里' },
      { key: '原因', type: 'text', required: true, help: '为什么改' },
    ],
    empty: [],
    help: '公布以后改了什么：日期、内容、原因，写在网页的“修订记录”里',
    form: '公布以后改了什么，写在网页的“修订记录”里；按“手续”里的“修订”写，以前的文本也留着',
  },
  {
    key: '撤回',
    property: 'withdrawal',
    part: 'text',
    type: 'withdrawal',
    parts: [
      { key: '日期', type: 'date', required: true, help: '撤回的那一天，年-月-日' },
      { key: '原因', type: 'text', required: true, help: '为什么撤回' },
      { key: '说明', type: 'lines', help: '还要告诉读者的话，每行一段' },
      { key: '正文', type: 'remains', help: '下面还能看正文，还是正文和附件都不再公布；不写就是保留' },
    ],
    isRare: true,
    help: '公布以后收回：日期、原因，说明和正文（保留或移除）可以不写；网页留在原来的网址，上面写明已撤回',
  },
  {
    key: '旧网址',
    property: 'formerAddresses',
    part: 'steering',
    type: 'addresses',
    empty: [],
    isRare: true,
    help: '这篇报告以前的文件夹或网址，每行一个；打开旧网址会转到这里',
    example: '2020/lvyouju',
  },
  {
    key: '检查例外',
    property: 'exceptions',
    part: 'steering',
    type: 'exceptions',
    parts: [
      {
        key: '规则',
        type: 'text',
        required: true,
        help: '检查结果里“规则：”后面的名字',
        form: '哪一条规则，按“不必改”时写上的',
      },
      { key: '位置', type: 'text', help: '这一处前后的几个字，照抄；不写就是整篇' },
      { key: '原因', type: 'text', required: true, help: '为什么不必改' },
    ],
    empty: [],
    help: '看过以后不必改的检查提醒：哪一条规则、哪几个字、为什么',
    form: '看过以后不必改的提醒；按提醒下面的“不必改”，这里就写好了',
  },
];

/** The filters in the order in which people look for a report. */
export const FILTER_FIELDS = (['year', 'org', 'topic', 'genre', 'validity'] as const).map(
  (property) => FIELDS.find((field) => field.property === property) as Field & { readonly filter: string },
);

/** What may stand in front of a colon in the front matter of a kind of file. */
export interface FieldNames {
  readonly keys: readonly string[];
  /** Those without which a file cannot be published. */
  readonly required: readonly string[];
  /** What the file is called: 报告. */
  readonly subject: string;
  /** Where what is no field goes: a report's own file is offered as it is. */
  readonly unshown: string;
  /** The key that an editor meant by another name, such as 发布机构 for 机构名称. */
  findByAlias(name: string): string | undefined;
  /** Keys inside an entry, where the value is a list of them. */
  listEntryKeys(key: string): readonly string[] | undefined;
}

/** Whether a text with a field of this name is not to be published, or not yet. */
export const isHoldName = (name: string): boolean =>
  FIELDS.some(
    ({ key, type, aliases = [] }) =>
      (type === 'state' || type === 'moment') && [key, ...aliases].includes(name),
  );

export function findField(key: string): Field | undefined {
  return FIELDS.find((field) => field.key === key);
}

export const createTable = (
  fields: readonly FormField[],
  words: Pick<FieldNames, 'subject' | 'unshown'>,
): FieldTable => ({
  fields,
  names: {
    ...words,
    keys: fields.map(({ key }) => key),
    required: fields.flatMap(({ key, required }) => (required ? [key] : [])),
    findByAlias: (name) => fields.find(({ aliases }) => aliases?.includes(name))?.key,
    listEntryKeys: (name) => fields.find(({ key }) => key === name)?.parts?.map(({ key }) => key),
  },
});

export const REPORT_TABLE = createTable(FIELDS, {
  subject: '报告',
  unshown: '网页上没有，“附件下载”的原文（.md）里有',
});

export const REPORT_FIELD_NAMES = REPORT_TABLE.names;
