import { clip } from '../base/clip.ts';

/** Brings a portal's address into the form `https://host/path/`; the empty text stays: no address. */
export function normalizeSiteUrl(
  value: string,
): { ok: true; url: string } | { ok: false; message: string; remedy: string; form: string } {
  if (value === '') return { ok: true, url: '' };
  const form = '照浏览器地址栏里的样子写完整的网址，以 https:// 开头，以“/”结尾；还没有就留空';
  const refuse = (fault: string) => ({
    ok: false as const,
    message: `网址“${clip(value, 80)}”${fault}`,
    ...{ remedy: `${form}：""`, form },
  });
  if (!URL.canParse(value)) return refuse('不完整');
  const url = new URL(value);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return refuse('不是以 http:// 或 https:// 开头');
  if (url.search || url.hash || url.username || url.password) return refuse('里不能有“?”“#”或用户名');
  if (/\.html?$/i.test(url.pathname)) return refuse('是一个网页，这里要写网站的网址');
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  return { ok: true, url: url.href };
}

/** Whether the address is one that RFC 2606 reserves for examples: a page must not be published under it. */
export function isExampleUrl(url: string): boolean {
  return (
    url !== '' && /(^|\.)(example|test|invalid|localhost|example\.(com|net|org))$/.test(new URL(url).hostname)
  );
}
