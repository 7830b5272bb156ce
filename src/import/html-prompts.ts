import { bareText } from './document-text.ts';
import { namesGenre } from './genre-words.ts';
import { readLines } from './html-shown.ts';
import { getAttribute, type HtmlElement, type HtmlNode, readAll, walkAll } from './html-tree.ts';
import { type Reading, refuse } from './importer.ts';
import { isChromeLine, readFootLine } from './page-chrome.ts';

/** A page that says why it does not show what was asked for is short. */
const MAX_PROMPT = 400;

/** What servers say in place of a page, each a whole line or the beginning of one. */
const PROMPTS: readonly RegExp[] = [
  /^(?:错误|error)?\s*[:：]?\s*[45]0[0-9]\s*[-—:：]?\s*(?:not found|forbidden|unauthorized|bad (?:request|gateway)|internal server error|service unavailable|gateway time|错误|页面|抱歉|对不起)/iu,
  /^(?:not found|forbidden|bad gateway|access denied|just a moment|enable javascript)/iu,
  /(?:抱歉|对不起|您(?:访问|查看|浏览|请求|要找|所找)).{0,20}(?:页面|网页|内容|网址|地址|资源|文件|信息).{0,14}(?:不存在|删除|找不到|未找到|无法|失效|下线)/u,
  /^(?:该|此)?(?:页面|网页|文章|信息)(?:不存在|已(?:被|经)?删除|找不到了?|未找到|已失效)[。！!]?$/u,
  /^(?:抱歉|对不起)?[，,：:！!]?(?:您|你).{0,10}(?:访问|请求|操作|点击)(?:次数)?(?:过于|太)?(?:频繁|过多|过快|太多|太快)/u,
  /(?:您|你)的(?:访问)?请求.{0,20}(?:拦截|阻断|拒绝|威胁)/u,
  /请(?:先)?(?:开启|启用|打开|允许).{0,6}(?:javascript|cookie)/iu,
  /^(?:服务器|系统|网关)(?:内部)?(?:错误|异常|超时|繁忙).{0,10}(?:稍后|重试|联系)/u,
];

/** Where one has to sign in, and what such pages are called. */
const SIGN_IN = /^.{0,16}(?:登\s*录|登\s*陆|身份认证|安全验证|人机验证|验证码)(?:平台|系统|页面|中心)?$/u;

/** 404 as the heading of a page, and not in its text. */
const NUMBER = /^(?:错误|error)?\s*[:：]?\s*[45]0[0-9]$/iu;
/** Menus have columns called 通知公告; a title is longer. */
const MIN_TITLE = 9;
/** And so are headings: 通知公告, 信息公告. */
const SHORTEST_TITLE = 4;

/** Refuses a page that only says that there is none, that one has to sign in, or that one asked too often. */
export function refusePrompt(page: HtmlNode, body: HtmlElement | undefined): Reading<never> | undefined {
  const elements = [...walkAll(page)];
  const headings = readHeadings(elements);
  const lines = readLines(body ?? page);
  const hasTitle =
    headings.some((line) => line.length > SHORTEST_TITLE && namesGenre(line)) ||
    lines.some((line) => line.length >= MIN_TITLE && namesGenre(line));
  const linked = [...walkAll(body ?? page)].filter(({ tagName }) => tagName === 'a').map(readAll);
  // Whatever menus stand around it.
  const own = bareText(lines.join('')).length - bareText(linked.join('')).length;
  if (own > MAX_PROMPT || hasTitle) return undefined;
  const asksPassword = elements.some(
    (element) => element.tagName === 'input' && /^password$/iu.test(getAttribute(element, 'type')),
  );
  const found =
    headings.find((line) => NUMBER.test(line)) ??
    [...headings, ...lines].find((line) => PROMPTS.some((pattern) => pattern.test(line))) ??
    (asksPassword ? [...headings, ...lines].find((line) => SIGN_IN.test(line)) : undefined);
  if (found === undefined) return undefined;
  return refuse(
    `网页里没有正文，只有提示：“${[...found].slice(0, 40).join('')}”`,
    '在浏览器里打开原来的网页，看到正文以后再另存：要登录的先登录，访问太频繁的过一会儿再打开，网页没有了的找发布它的单位要原件',
  );
}

const readHeadings = (elements: readonly HtmlElement[]): string[] =>
  elements.filter(({ tagName }) => /^h[1-6]$/u.test(tagName)).map((heading) => readLines(heading).join(''));

/** A page has its text in another one that it frames, if no more than this stands beside it. */
const MAX_BESIDE = 40;

/** Refuses a page that has nothing but frames with other pages, and names these. */
export function refuseFrames(page: HtmlNode, body: HtmlElement | undefined): Reading<never> | undefined {
  const frames = [...walkAll(page)]
    .filter((element) => /^i?frame$/u.test(element.tagName) && !isSpeck(element))
    .map((element) => getAttribute(element, 'src').trim())
    .filter((address) => address !== '' && !/^(?:about|javascript|data):/iu.test(address));
  const own = body
    ? readLines(body).filter(
        (line) => !isChromeLine(line) && !/^(?:host|site)$/u.test(readFootLine(line) ?? ''),
      )
    : [];
  const titles = new Set(readHeadings([...walkAll(page)]));
  const text = bareText(own.filter((line) => !titles.has(line)).join(''));
  if (frames.length === 0 || text.length > MAX_BESIDE) return undefined;
  const names = [...new Set(frames)].slice(0, 3).map((name) => `“${name.slice(0, 100)}”`);
  return refuse(
    `网页里没有正文：正文在它嵌着的另一页里（${names.join('、')}）`,
    '在浏览器里打开那一页（在正文上按右键，选“在新标签页中打开框架”），再另存、导入；打不开的，把文字复制到文本文件（.txt）里导入',
  );
}

/** Counters of visits and the like. */
const isSpeck = (element: HtmlElement): boolean =>
  ['width', 'height'].some((name) => /^[0-3](?:px)?$/u.test(getAttribute(element, name))) ||
  /display\s*:\s*none/iu.test(getAttribute(element, 'style'));
