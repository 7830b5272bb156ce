import { createRandom } from './random.ts';

/** A number that an invented report says, as it has to be found. */
interface PlantedFigure {
  /** Id of its section. */
  readonly section: string;
  readonly label: string;
  readonly text: string;
}

export interface YearReport {
  readonly year: number;
  readonly title: string;
  /** Markdown. */
  readonly body: string;
  readonly planted: readonly PlantedFigure[];
}

const ORG = '示例区示例局';
const SUBJECTS = ['一般公共服务', '教育', '卫生健康', '农林水', '交通运输'];

/**
 * The same report of one body over the years, with the numbers that are to be found in it and others that are not: about and
 * more than, ranges, days, documents, telephones, ranks, shares of nothing.
 */
export function inventSeries(seed: number, first: number, count: number): YearReport[] {
  return Array.from({ length: count }, (_, index) => inventYear(seed, first + index));
}

function inventYear(seed: number, year: number): YearReport {
  const random = createRandom(seed * 10_000 + year);
  const below = (limit: number) => Math.floor(random() * limit);
  const whole = (digits: number) => 2 + below(10 ** digits);
  const grouped = (value: number) => String(value).replace(/\B(?=(?:\d{3})+$)/g, ',');
  const share = () => `${1 + below(98)}.${1 + below(9)}%`;
  const planted: PlantedFigure[] = [];
  /** The number, which has to be found under this label. */
  const plant = (section: string, label: string, text: string) => {
    planted.push({ section, label, text });
    return text;
  };
  const [one, two, three] = ['s1', 's2', 's3'] as const;
  const change = ['增长', '下降'][below(2)] as string;
  const paragraphs = [
    `${year}年，${ORG}按照《示例办法》（示例发〔${year - 1}〕${whole(2)}号）开展工作，约${whole(3)}人参加，咨询电话000-${10_000_000 + whole(6)}。现将有关情况报告如下。`,
    '## 一、办理情况',
    `截至${year}年12月31日，全年受理申请${plant(one, '受理申请', `${grouped(whole(4))}件`)}，比上年${change}${plant(one, `受理申请，比上年${change}`, share())}。办理行政许可${plant(one, '办理行政许可', `${whole(3)} 件`)}，其中新办${plant(one, '办理行政许可，其中新办', `${whole(2)}件`)}、变更${plant(one, '办理行政许可，其中变更', `${whole(2)}件`)}。`,
    `共接听电话${plant(one, '接听电话', `${1 + below(9)}.${1 + below(9)}万个`)}，按期办结率${plant(one, '按期办结率', share())}，平均用时${3 + below(3)}至${8 + below(5)}个工作日。召开第${whole(1)}次会议，超过${whole(2)}家企业参加，同比增长的有${whole(1)}个方面。`,
    '## 二、收支情况',
    '表1 支出决算表（单位：万元）',
    [
      '| 科目 | < | 支出 | < | 完成率 |',
      '|:--|:--|--:|--:|--:|',
      `| ^^ | ^^ | ${year - 1}年 | ${year}年 | ^^ |`,
      ...SUBJECTS.map((subject) => {
        const cell = (column: string, text: string) => plant(two, `${subject} › ${column}`, text);
        return `| ${subject} | < | ${cell(`支出 › ${year - 1}年`, grouped(whole(5)))} | ${cell(`支出 › ${year}年`, grouped(whole(5)))} | ${cell('完成率', share())} |`;
      }),
    ].join('\n'),
    '## 三、建设情况',
    `新建学校${plant(three, '新建学校', `${whole(1)}所`)}、医院${plant(three, '新建医院', `${whole(1)}所`)}。改造${plant(three, '改造…老旧小区', `${whole(2)}个`)}老旧小区，对${whole(1)}个项目开展评价，评价为“优”的${whole(1)}个。`,
  ];
  return { year, title: `${ORG}${year}年度工作报告`, body: paragraphs.join('\n\n'), planted };
}
