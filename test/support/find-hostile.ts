import { Script } from 'node:vm';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';

/** What hostile strings have become in an output: each file is read by a parser of its own kind. */

type Element = DefaultTreeAdapterTypes.Element;

/** Attributes whose values lead somewhere. */
const LEADS = new Set([
  'href',
  'src',
  'action',
  'formaction',
  'xlink:href',
  'poster',
  'srcset',
  'data',
  'cite',
]);
const SCHEMES = /^(?:https?|mailto|tel):/i;

/** A line for each element, attribute, script or address that came through; also for a file that cannot be read. */
export function findHostile(path: string, content: string): string[] {
  const tell = (what: string) => `${path}: ${what}`;
  try {
    if (path.endsWith('.html')) return findInPage(content).map(tell);
    if (path.endsWith('.json')) JSON.parse(content);
    if (path.endsWith('.js')) {
      new Script(content);
      if (!path.startsWith('assets/') && !/^gongbaoFile\("[^\n]*\);\n$/.test(content))
        return [tell('no wrapper')];
    }
    if (path.endsWith('.csv') && !path.includes('/attachments/')) return findInTable(content).map(tell);
  } catch (error) {
    return [tell(String(error))];
  }
  return [];
}

function findInPage(html: string): string[] {
  const found: string[] = [];
  const visit = (node: DefaultTreeAdapterTypes.ChildNode): void => {
    if (!('tagName' in node)) return;
    found.push(...findInElement(node));
    for (const child of node.childNodes) visit(child);
    if ('content' in node) for (const child of node.content.childNodes) visit(child);
  };
  for (const node of parse(html).childNodes) visit(node);
  return found;
}

function findInElement(node: Element): string[] {
  const { tagName } = node;
  const attributes = new Map(
    node.attrs.map(({ name, prefix, value }) => [prefix ? `${prefix}:${name}` : name, value]),
  );
  const read = (name: string) => attributes.get(name) ?? '';
  const isViewer = tagName === 'iframe' && /^[^:]*\.pdf(?:#.*)?$/.test(read('src'));
  const faults: readonly (readonly [boolean, string])[] = [
    [/hostile|object|embed|math|animate/.test(tagName), `<${tagName}>`],
    // The page for what is not there names the portal's root.
    [tagName === 'base' && !/^\/(?!\/)/.test(read('href')), '<base>'],
    [/frame/.test(tagName) && !isViewer, `<${tagName}>`],
    [tagName === 'style' && /hostile/.test(textOf(node)), '<style>'],
    [
      tagName === 'meta' && read('http-equiv') === 'refresh' && /hostile\.invalid/.test(read('content')),
      '<meta refresh>',
    ],
  ];
  return [
    ...faults.flatMap(([isThere, name]) => (isThere ? [name] : [])),
    ...[...attributes].flatMap(([name, value]) => findInAttribute(tagName, name, value)),
    ...(tagName === 'script' ? findInScript(attributes, node) : []),
  ];
}

function findInAttribute(tagName: string, name: string, value: string): string[] {
  const isAddress = LEADS.has(name) && /^\s*[a-z][\w+.-]*:/i.test(value);
  const isPicture = tagName === 'img' && /^data:image\/(?:png|jpeg|gif|webp|svg\+xml);base64,/.test(value);
  return [
    ...(/^on|hostile|srcdoc/.test(name) ? [`<${tagName} ${name}>`] : []),
    ...(isAddress && !SCHEMES.test(value) && !isPicture ? [`<${tagName} ${name}="${value}">`] : []),
  ];
}

/** A script is one of ours, or data that a parser reads. */
function findInScript(attributes: ReadonlyMap<string, string>, node: Element): string[] {
  const text = textOf(node);
  if (attributes.get('type') === 'application/ld+json') {
    JSON.parse(text);
    return [];
  }
  if (/^(?:\.\.\/)*assets\/[\w-]+\.js\?v=/.test(attributes.get('src') ?? '')) return [];
  return /hostile/.test(text) || attributes.has('src') ? [`<script>${text.slice(0, 60)}`] : [];
}

const textOf = ({ childNodes }: Element): string =>
  childNodes.map((child) => ('value' in child ? child.value : '')).join('');

/** Rows of one width, and nothing that a spreadsheet would run (OWASP, CSV injection). */
function findInTable(csv: string): string[] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain = '', end = ''] of csv
    .replace(/^\uFEFF/, '')
    .matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    rows[rows.length - 1]?.push(quoted === undefined ? plain : quoted.replace(/""/g, '"'));
    if (end === '\r\n') rows.push([]);
  }
  const cells = rows.flat();
  const width = rows[0]?.length ?? 0;
  const ragged = rows.filter((row) => row.length > 1 && row.length !== width);
  return [
    ...cells
      .filter((cell) => /^[=+\-@\t\r＝＋－＠]/.test(cell) && !/^-?\d/.test(cell))
      .map((cell) => `formula ${cell.slice(0, 40)}`),
    ...ragged.map((row) => `a row of ${row.length} cells`),
  ];
}
