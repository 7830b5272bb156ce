import { Parser } from 'htmlparser2';
import { findUtf16Mark } from '../base/decode-text.ts';
import { PackageError } from './open-package.ts';

export interface XmlElement {
  /** With the usual prefix of its namespace, whatever the file calls it: `w:p`. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
}

type XmlNode = XmlElement | string;

/** Deeper than any document nests; a file made to exhaust the stack goes further. */
const MAX_DEPTH = 400;

/** @throws PackageError for more elements inside each other than any document has */
export function checkDepth(depth: number): void {
  if (depth <= MAX_DEPTH) return;
  throw new PackageError(
    `文件里的标记一层套一层，超过 ${MAX_DEPTH} 层，不像正常的文档`,
    '用 Office 或 WPS 打开，把层层套着的表格、文本框、控件拆开，另存一份；来历不明的文件不要使用',
  );
}

/** Namespaces of ECMA-376, transitional and strict, and of Word's own extensions. */
const PREFIXES: readonly (readonly [RegExp, string])[] = [
  [/\/wordprocessingml\/(?:2006\/)?main$/, 'w'],
  [/\/officeDocument\/(?:2006\/)?relationships$/, 'r'],
  [/\/package\/2006\/relationships$/, 'rel'],
  [/\/drawingml\/(?:2006\/)?main$/, 'a'],
  [/\/drawingml\/(?:2006\/)?wordprocessingDrawing$/, 'wp'],
  [/\/officeDocument\/(?:2006\/)?math$/, 'm'],
  [/\/markup-compatibility\/2006$/, 'mc'],
  [/\/2010\/wordprocessingShape$/, 'wps'],
  [/\/drawingml\/(?:2006\/)?chart$/, 'c'],
  [/\/spreadsheetml\/(?:2006\/)?main$/, 'x'],
  [/\/drawingml\/(?:2006\/)?diagram$/, 'dgm'],
  [/^urn:schemas-microsoft-com:vml$/, 'v'],
  [/^urn:schemas-microsoft-com:office:office$/, 'o'],
];

/**
 * Reads a part of an Office document; `undefined` if it is not whole, or not XML as Office writes it.
 * @throws PackageError if it nests too deep
 */
export function parseXml(bytes: Uint8Array): XmlElement | undefined {
  const text = new TextDecoder(findUtf16Mark(bytes)).decode(bytes).trim();
  // Entities of a DOCTYPE can grow without bound, and no Office file has one (ECMA-376-2, 6.1.4).
  if (text === '' || /<!DOCTYPE/iu.test(text.slice(0, 2000))) return undefined;
  const root: { name: string; attributes: Record<string, string>; children: XmlNode[] } = {
    name: '',
    attributes: {},
    children: [],
  };
  const stack = [root];
  const scopes: Scope[] = [{ prefixes: new Map(), names: new Map() }];
  let rootName = '';
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        rootName ||= name;
        checkDepth(stack.length);
        const scope = extendScope(scopes.at(-1) as Scope, attributes);
        scopes.push(scope);
        const written = Object.entries(attributes).map(
          // A default namespace is one of elements only.
          ([key, value]) => [key.includes(':') ? rename(key, scope) : key, value] as const,
        );
        const element = {
          name: rename(name, scope),
          attributes: written.length > 0 ? Object.fromEntries(written) : NONE,
          children: [],
        };
        stack.at(-1)?.children.push(element);
        stack.push(element);
      },
      ontext: (data) => {
        const { children } = stack.at(-1) as typeof root;
        const last = children.at(-1);
        if (typeof last === 'string') children[children.length - 1] = last + data;
        else children.push(data);
      },
      onclosetag: () => {
        stack.pop();
        scopes.pop();
      },
    },
    { xmlMode: true },
  );
  parser.write(text);
  parser.end();
  const element = root.children.find((child) => typeof child !== 'string');
  const isWhole = text.endsWith(`</${rootName}>`) || (text.endsWith('/>') && element?.children.length === 0);
  return isWhole && typeof element !== 'string' ? element : undefined;
}

const NONE: Readonly<Record<string, string>> = {};

interface Scope {
  /** Prefixes of the file → usual prefixes. */
  readonly prefixes: ReadonlyMap<string, string>;
  /** Names of the file → usual names: one string for all elements of a name, of which there are hundreds of thousands. */
  readonly names: Map<string, string>;
}

/** A scope with the prefixes that an element declares. */
function extendScope(scope: Scope, attributes: Readonly<Record<string, string>>): Scope {
  const declared = Object.entries(attributes).filter(([key]) => key === 'xmlns' || key.startsWith('xmlns:'));
  if (declared.length === 0) return scope;
  const usual = (uri: string) => PREFIXES.find(([pattern]) => pattern.test(uri))?.[1];
  const own = declared.map(([key, uri]) => [key.slice(6), usual(uri) ?? key.slice(6)] as const);
  return { prefixes: new Map([...scope.prefixes, ...own]), names: new Map() };
}

function rename(name: string, { prefixes, names }: Scope): string {
  const known = names.get(name);
  if (known !== undefined) return known;
  const colon = name.indexOf(':');
  const prefix = colon < 0 ? '' : name.slice(0, colon);
  const usual = prefixes.get(prefix) ?? prefix;
  const local = name.slice(colon + 1);
  const renamed = usual === '' ? local : `${usual}:${local}`;
  names.set(name, renamed);
  return renamed;
}

/** The child elements of a name, or all. */
export function listChildren(element: XmlElement | undefined, name?: string): XmlElement[] {
  return (element?.children ?? []).filter(
    (child): child is XmlElement => typeof child !== 'string' && (name === undefined || child.name === name),
  );
}

/** The first element on a path of child names. */
export function findChild(
  element: XmlElement | undefined,
  ...path: readonly string[]
): XmlElement | undefined {
  return path.reduce<XmlElement | undefined>((at, name) => listChildren(at, name)[0], element);
}

/** `w:val` of the element on a path. */
export function findValue(element: XmlElement | undefined, ...path: readonly string[]): string | undefined {
  return findChild(element, ...path)?.attributes['w:val'];
}

/** Whether a property is switched on: present, and not said to be off. */
export function isOn(element: XmlElement | undefined): boolean {
  return element !== undefined && !/^(?:0|false|off|none)$/u.test(element.attributes['w:val'] ?? '');
}

/** Whether an attribute says yes, in both spellings of xsd:boolean. */
export const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true';

/** Every element below, in order. `skip` names elements that are left out with all in them. */
export function* walkXml(element: XmlElement, skip: ReadonlySet<string> = new Set()): Generator<XmlElement> {
  for (const child of listChildren(element)) {
    if (skip.has(child.name)) continue;
    yield child;
    yield* walkXml(child, skip);
  }
}

/** The text directly inside an element. */
export function readXmlText(element: XmlElement): string {
  return element.children.filter((child) => typeof child === 'string').join('');
}

/** The text of all elements of these names below one. */
export function collectXmlText(element: XmlElement, ...names: readonly string[]): string {
  return [...walkXml(element)]
    .filter(({ name }) => names.includes(name))
    .map(readXmlText)
    .join('');
}
