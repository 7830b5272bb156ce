import { formatDecimal } from './format-decimal.ts';
import { formatSerialDate } from './format-serial-date.ts';

/**
 * A number as its sheet shows it, by its format code (ECMA-376-1, 18.8.31): dates, percentages, thousands, decimals,
 * text around them. What a code asks for beyond that (fractions, Chinese numerals, colours) is shown as a plain number.
 */
export function formatCellNumber(value: number, code: string, is1904: boolean): string {
  const section = chooseSection(code, value);
  const format = section.format.replace(/\[\$([^\]-]*)(?:-[^\]]*)?\]/gu, (_, symbol: string) =>
    symbol === '' ? '' : `"${symbol}"`,
  );
  const bare = format.replace(/\[(?![hms]+\])[^\]]*\]/giu, '');
  if (bare === '' && code !== '') return '';
  const letters = bare.replace(/"[^"]*"|\\.|_.|\*./gu, '');
  if (/^(?:general|g\/通用格式|@)$/iu.test(letters) || code === '') return formatGeneral(value);
  if (
    /[ymdhs]|a{3}|上午/iu.test(letters.replace(/e[+-]/giu, '')) &&
    !/[0#?]/u.test(letters.replace(/\.0+/gu, ''))
  ) {
    return formatSerialDate(value, bare, is1904) ?? formatGeneral(value);
  }
  return formatDigits(section.isSigned ? Math.abs(value) : value, bare) ?? formatGeneral(value);
}

/** As Excel shows a number without a format; the digits of long numbers are kept, since many are names of things. */
export function formatGeneral(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return String(value);
  return String(Number(value.toPrecision(11)))
    .replace('e+', 'E+')
    .replace('e-', 'E-');
}

/** Sections are for positive, negative and zero (18.8.31); the second shows its own sign. */
function chooseSection(code: string, value: number): { format: string; isSigned: boolean } {
  const sections = code.match(/(?:"[^"]*"|\\.|\[[^\]]*\]|[^;])+|(?<=;)(?=;|$)/gu) ?? [''];
  const [positive = '', negative, zero] = sections;
  // Conditions such as [>100] are rare: the first section is what most numbers are shown by.
  if (/\[[<>=]/u.test(code)) return { format: positive, isSigned: false };
  if (value < 0 && negative !== undefined) return { format: negative, isSigned: true };
  if (value === 0 && zero !== undefined) return { format: zero, isSigned: true };
  return { format: positive, isSigned: false };
}

/** Digits from the first placeholder to the last; what stands around and between them stays. */
const DIGITS = /[#0?](?:[#0?,.]*[#0?])?[,.]*/u;

/** `undefined` for a code that this does not read. */
function formatDigits(value: number, format: string): string | undefined {
  // Literals are put aside, so that a digit in a text is no placeholder.
  const literals: string[] = [];
  const keep = (text: string) => String.fromCharCode(0xe000 + literals.push(text) - 1);
  const marked = format
    .replace(/"([^"]*)"|\\(.)/gu, (_, quoted?: string, escaped?: string) => keep(quoted ?? escaped ?? ''))
    .replace(/_./gu, '')
    .replace(/\*./gu, '');
  const restore = (text: string) =>
    text.replace(/[\ue000-\uefff]/gu, (at) => literals[at.charCodeAt(0) - 0xe000] ?? '');
  if (/[#0?]\s*\/|@/u.test(marked)) return undefined;
  const scientific = /([#0?.]+)e([+-])(0+)/iu.exec(marked);
  if (scientific) {
    const decimals = /\.([#0?]*)/u.exec(scientific[1] ?? '')?.[1]?.length ?? 0;
    const [mantissa = '', exponent = ''] = value.toExponential(Math.min(decimals, 20)).split('e');
    const sign = exponent.startsWith('-') ? '-' : '+';
    return `${mantissa}E${sign}${exponent.replace(/^[+-]/u, '').padStart(scientific[3]?.length ?? 2, '0')}`;
  }
  const digits = DIGITS.exec(marked)?.[0];
  // A section of text alone, such as "合计".
  if (digits === undefined) return /general|g\/通用格式/iu.test(marked) ? undefined : restore(marked).trim();
  const percents = marked.match(/%/gu)?.length ?? 0;
  const thousands = /,+$/u.exec(digits)?.[0].length ?? 0;
  const [whole = '', fraction = ''] = digits.replace(/,+$/u, '').split('.', 2);
  const scaled = Number((value * 100 ** percents).toPrecision(15)) / 1000 ** thousands;
  const most = Math.min(fraction.length, 30);
  const [written = '', decimals = ''] = formatDecimal(Math.abs(scaled), most).split('.');
  const least = fraction.match(/0/gu)?.length ?? 0;
  const shownDecimals = decimals.slice(0, least) + decimals.slice(least).replace(/0+$/u, '');
  const zeros = whole.match(/0/gu)?.length ?? 0;
  const padded = (written === '0' && zeros === 0 ? '' : written).padStart(zeros, '0');
  const grouped = whole.includes(',') ? padded.replace(/\B(?=(?:\d{3})+$)/gu, ',') : padded;
  const point = shownDecimals !== '' ? `.${shownDecimals}` : '';
  const sign = scaled < 0 && /[1-9]/u.test(grouped + point) ? '-' : '';
  return restore(marked.replace(digits, `${sign}${grouped}${point}`)).trim();
}
