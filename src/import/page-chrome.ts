/** Lines of a web page that stand around a text and are none of it: buttons, ways to other pages, the site's own notes. */

const CHROME: readonly RegExp[] = [
  // Buttons and switches, alone or in a row. No row can be read in two ways: 分享到 is 分享 with what may stand behind it.
  /^(?:(?:(?:我要)?打印(?:本页|文章|此页|页面)?|关闭(?:窗口|本页|页面)?|收藏(?:本页)?|分享|返回(?:顶部|首页|列表|上一页)?|推荐|下载(?:本文)?|纠错|我要纠错|复制(?:链接|网址)?|朗读|全文|微信|微博|新浪微博|腾讯微博|QQ空间|QQ|人人网|字号|字体|默认|超大|特大|大|中|小|[AT+＋-])(?:[:：\s|｜丨/·【】[\]()（）“”]|到)*)+$/u,
  /^字\s*[号体](?:大小)?\s*(?:[:：]|$|[大小])/u,
  /^扫一扫(?:在手机|，?分享|用手机|手机)?.{0,12}$/u,
  /^(?:用微信)?扫描?二维码.{0,16}$/u,
  /^(?:当前页)?二维码$/u,
  /^(?:视力)?保护(?:视力)?色.{0,20}$/u,
  /^(?:分享|分享到|转发至)\s*[:：]?$/u,
  // Ways to other pages.
  /^(?:上|下|前|后)一(?:篇|页|条|个)\s*[:：]?.{0,80}$/u,
  /^(?:相关(?:文章|链接|信息|阅读|新闻|稿件|解读|政策|报道|文件|附件)|附件下载|附件列表|文件预览|延伸阅读|热点(?:信息|新闻)|推荐阅读|政策解读|图解|回到顶部|返回顶部|TOP)\s*[:：]?$/iu,
  /^(?:[您你]?(?:的|当前|现在|目前|所在|所处)*位置(?:是|为)?|当前栏目)\s*[:：]?\s*.{0,80}$/u,
  /^首页\]?\s*[>＞»›/\\-].{0,80}$/u,
  // The site's own notes.
  /^(?:版权所有|版权归|Copyright|©|主办单位|承办单位|技术支持|网站标识码|备案号|.{0,10}ICP备|.{0,4}公网安备|中文域名|网站地图|站点地图|联系我们|关于我们|无障碍浏览|繁体版?|简体版?|English|长者助手|适老模式|关怀版)/iu,
  /^(?:网站|法律|隐私|免责|版权)声明(?:\s*[|｜].{0,80})?$/u,
  /^(?:已阅|阅读|浏览|点击|访问)(?:次数|量|数)?\s*[:：]?\s*[\d,]*\s*次?$/u,
  /^(?:责任编辑|责编|编辑|编审|稿源|审核|校对|初审|终审|复审|网站编辑|信息员|发布人)\s*[:：].{0,20}$/u,
  /^(?:来源|发布时间|时间|作者|字号|浏览次数)\s*[:：]?\s*$/u,
];

/** Whether all lines of a text are furniture of the page. */
export const isChrome = (text: string): boolean => text.split('\n').every(isChromeLine);

/** Whether a whole line is furniture of the page. */
export function isChromeLine(line: string): boolean {
  const text = line.replace(/^[\s•·●▪■◆*>»【[（(|｜]+/u, '').trimEnd();
  if (text === '') return true;
  if ([...text].length > 100) return false;
  return [...CHROME, VISITED].some((pattern) => pattern.test(text));
}

const BUTTON =
  '(?:(?:我要)?打印(?:本页)?|关闭(?:窗口|本页)?|收藏(?:本页)?|分享(?:到)?|下载(?:本文)?|纠错|复制链接|朗读)';
const VISITS = String.raw`(?:已有\s*)?[\d,]+\s*(?:人次?|次)(?:浏览|阅读|点击|访问)`;
const VISITED = new RegExp(`^${VISITS}$`, 'u');
const BUTTONS = new RegExp(
  String.raw`(?<![\s|｜])(?:[\s|｜]+(?:${BUTTON}|${VISITS})|[\s|｜]*[[［【(（]\s*(?:${BUTTON}|${VISITS})\s*[\]］】)）])+$`,
  'u',
);

/** A value without what stands behind it in its line: 教育部　下载　收藏, 示例局 已有56人浏览【打印】【关闭】. */
export const dropButtons = (value: string): string => value.replace(BUTTONS, '');

/** Who runs a site, at its foot; on the last line of a notice such words may also be those of an event. */
const HOST = /^(?:主\s*办|承\s*办|协\s*办|主\s*管)(?:单位|部门)?\s*[:：]/u;
const CONTACT =
  /^(?:(?:联系|单位|办公)?地\s*址|邮\s*(?:政\s*)?编\s*码?|(?:联系|咨询|值班|办公)?(?:电\s*话|热线)|传\s*真|(?:电子)?邮\s*箱|e-?mail)\s*[:：]/iu;
/** What only a site says of itself. */
const SITE =
  /版权所有|Copyright|©|ICP备|公网安备|网站标识码|技术支持\s*[:：]|您是第?\s*[\d,]+\s*位访|建议使用.{0,20}(?:浏览器|分辨率)/iu;

/** What a line is at the foot of a site: its host, its address, or what only a site says of itself. */
export function readFootLine(line: string): 'host' | 'contact' | 'site' | undefined {
  const text = line.trim();
  if ([...text].length > 150) return undefined;
  if (SITE.test(text)) return 'site';
  if (HOST.test(text)) return 'host';
  return CONTACT.test(text) ? 'contact' : undefined;
}

/**
 * Where the notes of a collection of texts begin that follow a text: its licence, its templates. All below goes with them:
 * what else 本作品 and 本文件 say, of a contest or of copyright, is text.
 */
const NOTICE =
  /^(?:本作品(?:是(?:中华人民共和国的|.{0,30}公有领域)|在.{0,30}(?:公有领域|出版|发表)|原文|的作者(?:$|.{0,20}(?:逝世|公有领域)))|本(?:译文|文件)(?:在|属于).{0,20}公有领域|Public domain$|本(?:文(?!件)|站|网).{0,12}(?:转载|版权))/iu;

/** Whether a line begins what a site adds below a text; all that follows belongs to it. */
export function isNoticeStart(line: string): boolean {
  return NOTICE.test(line.trim());
}
