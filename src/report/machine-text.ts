/** What programs and templates leave in a text: paths of a computer, places left to fill in. */

/** A place on somebody's computer, which also names its account: `C:\Users\张三\…`, `\\服务器\共享`, `/home/zhang/…`. */
const LOCAL_PATH =
  /(?<![A-Za-z])[A-Za-z]:(?:\\+|\/(?!\/))[^\s"“”'<>|?*，。；、）)]+|\\\\[\w.\u4e00-\u9fff-]+\\[^\s"“”'<>|?*，。；、）)]+|(?<![\w./])\/(?:Users|home|root|private|Volumes|mnt|var\/folders)\/[^\s"“”'<>，。；、）)]+|file:\/\/[^\s，。；、）)]+/gu;

/** A piece of a text, in UTF-16 units. */
export interface FoundPiece {
  readonly index: number;
  readonly text: string;
}

/** Paths of somebody's computer. */
export function findLocalPaths(text: string): FoundPiece[] {
  if (!/[\\/]/.test(text)) return [];
  return [...text.matchAll(LOCAL_PATH)].map(({ 0: piece, index }) => ({ index, text: piece }));
}

/** What Word, WPS and templates write where a text is to be filled in. */
const PROMPT =
  /(?:单击|点击|点按)(?:或(?:点击|点按|单击))?(?:(?:此处|这里)(?:以|可)?|以|可)(?:输入|添加|键入|编辑|插入)(?![不了的])\p{Script=Han}{1,8}|[[［【（(〔](?:请|在此|此处|请在此处?)(?:处)?(?:输入|填写|键入|插入|补充|添加)[^\]］】）)〕]{0,20}[\]］】）)〕]|(?:请在此处?|在此处)(?:输入|填写|键入)\p{Script=Han}{0,8}|(?<=[：:\t ]|^)选择一项。|Click (?:or tap )?(?:here )?to enter (?:text|a date)|Choose an item\.?|Lorem ipsum|\{\{[^{}\n]{1,40}\}\}|«[^«»\n]{1,30}»/giu;

/** Most texts have nothing of what every prompt has, and looking for prompts is slow. */
const ANY_PROMPT =
  /[点单][击按]|[[［【（(〔](?:请|在此|此处)|在此处|选择一项|[A-Za-z\u017f\u212a]{5}|\{\{|«/u;

const CROSS = '[×ＸXx✕╳＊*○〇□]';
/** XX年X月X日, 202X年×月×日, ××局: signs for what is to be filled in. */
const CROSSED = new RegExp(
  `〔\\d{0,3}${CROSS}{1,4}〕|(?:\\d{0,3}${CROSS}{1,4}|\\d{4})年(?:\\s*(?:\\d{0,1}${CROSS}{1,2}|\\d{1,2})月)?(?:\\s*(?:\\d{0,1}${CROSS}{1,2}|\\d{1,2})日)?|(?<=[\\p{Script=Han}《“（：〔]|^)[×ＸX]{2,4}(?=[\\p{Script=Han}》”）〕，。])`,
  'gu',
);

/** What is in every piece that is not a date written out. */
const ANY_CROSS = /[×ＸXx✕╳＊*□]|〔\d{0,3}[○〇]/u;

/** What stands between quotation marks is shown, such as the form of a name. */
const QUOTED = /“[^“”\n]{0,200}”/gu;

/** Places of a text that nobody has filled in. */
export function findPlaceholders(text: string): FoundPiece[] {
  const prompts = ANY_PROMPT.test(text) ? [...text.matchAll(PROMPT)] : [];
  const crosses = ANY_CROSS.test(text) ? findCrosses(text) : [];
  return [...prompts, ...crosses]
    .map(({ 0: piece, index }) => ({ index, text: piece }))
    .sort((a, b) => a.index - b.index);
}

function findCrosses(text: string) {
  const quoted = [...text.matchAll(QUOTED)].map(
    ({ 0: quote, index }) => [index, index + quote.length] as const,
  );
  return [...text.matchAll(CROSSED)].filter(
    ({ 0: piece, index }) =>
      // 二〇二二年 and 2022年 are written out.
      /[^\d年月日〇○\s]/u.test(piece) && !quoted.some(([start, end]) => index > start && index < end),
  );
}
