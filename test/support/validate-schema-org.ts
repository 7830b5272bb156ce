import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/**
 * Holds JSON-LD against the vocabulary of schema.org, as the type definitions of `schema-dts` have it, which are made
 * of the vocabulary: which properties belong to which type, and what may be their value.
 */

interface Vocabulary {
  /** Property → types that its value may have. */
  readonly properties: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;
  /** Type → itself and those above it. */
  readonly parents: ReadonlyMap<string, readonly string[]>;
}

let vocabulary: Vocabulary | undefined;

function readVocabulary(): Vocabulary {
  const text = readFileSync(createRequire(import.meta.url).resolve('schema-dts/dist/schema.d.ts'), 'utf8');
  const properties = new Map<string, Map<string, string[]>>();
  const parents = new Map<string, string[]>();
  for (const [, type = '', kind = '', above = '', body = ''] of text.matchAll(
    /^(?:export )?interface (\w+)(Base|Leaf) extends ([^{]*)\{(?:\}|\n([\s\S]*?)^\})/gm,
  )) {
    // A type without properties of its own is a leaf alone; the leaf of any other has those of its base.
    if (kind === 'Leaf' && above.startsWith(`${type}Base`)) continue;
    parents.set(
      type,
      [...above.matchAll(/(\w+)Base\b/g)].map(([, name = '']) => name),
    );
    const own = new Map<string, string[]>();
    for (const [, name = '', values = ''] of body.matchAll(/^\s*"([\w-]+)"\?: SchemaValue<([^;]*), "/gm)) {
      own.set(
        name,
        values.split('|').map((value) => value.trim()),
      );
    }
    properties.set(type, own);
  }
  return { properties, parents };
}

/** A type and all above it, of which the properties are its own, too. */
const listAbove = (known: Pick<Vocabulary, 'parents'>, type: string): string[] => [
  type,
  ...(known.parents.get(type) ?? []).flatMap((parent) => listAbove(known, parent)),
];

const PRIMITIVES: Readonly<Record<string, RegExp>> = {
  Date: /^\d{4}-\d{2}-\d{2}$/,
  DateTime: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}[+-]\d{2}:\d{2}$/,
  URL: /^https?:\/\/\S+$/,
  Text: /\S/,
};

/** Values that are days or addresses are so, also where a text would do. */
const STRICT: Readonly<Record<string, readonly string[]>> = {
  datePublished: ['Date', 'DateTime'],
  dateModified: ['Date', 'DateTime'],
  contentUrl: ['URL'],
  license: ['URL'],
};

/** @returns what is wrong, with the way to it */
export function validateSchemaOrg(document: unknown): string[] {
  vocabulary ??= readVocabulary();
  const known = vocabulary;
  const faults: string[] = [];
  const visit = (node: Record<string, unknown>, way: string) => {
    const type = node['@type'];
    if (type === undefined) {
      if (Object.keys(node).join() !== '@id') faults.push(`${way}: neither a type nor a reference`);
      return;
    }
    if (typeof type !== 'string' || !known.properties.has(type)) {
      faults.push(`${way}: no type ${String(type)}`);
      return;
    }
    const types = listAbove(known, type);
    for (const [name, value] of Object.entries(node)) {
      if (name.startsWith('@')) continue;
      const base = name.replace(/-(?:input|output)$/, '');
      const allowed = types.flatMap(
        (one) => known.properties.get(one)?.get(base) ?? known.properties.get(one)?.get(name) ?? [],
      );
      const here = `${way}.${name}`;
      // `query-input` is an annotation of an action, see https://schema.org/docs/actions.html.
      if (name === 'query-input' && type === 'SearchAction') continue;
      if (allowed.length === 0) faults.push(`${here}: no property of ${type}`);
      else for (const one of [value].flat()) check(one, allowed, here, name);
    }
  };
  const check = (value: unknown, allowed: readonly string[], way: string, name: string) => {
    if (typeof value === 'object' && value !== null) {
      const node = value as Record<string, unknown>;
      const type = String(node['@type'] ?? '');
      if (type !== '' && !listAbove(known, type).some((one) => allowed.includes(one)))
        faults.push(`${way}: ${type} is none of ${allowed.join(', ')}`);
      visit(node, way);
    } else if (typeof value === 'number') {
      if (!allowed.some((one) => ['Number', 'Integer', 'Text'].includes(one)))
        faults.push(`${way}: a number`);
    } else {
      const primitives = STRICT[name] ?? allowed.filter((one) => one in PRIMITIVES);
      const isMember =
        allowed.some((one) => !(one in PRIMITIVES)) && /^https:\/\/schema\.org\/\w+$/.test(String(value));
      if (!isMember && !primitives.some((one) => PRIMITIVES[one]?.test(String(value))))
        faults.push(`${way}: “${String(value)}” is none of ${allowed.join(', ')}`);
    }
  };
  const { '@context': context, '@graph': graph } = document as Record<string, unknown>;
  if (context !== 'https://schema.org') faults.push('another context');
  for (const [at, node] of (graph as Record<string, unknown>[]).entries()) visit(node, `[${at}]`);
  return faults;
}
