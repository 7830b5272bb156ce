/// <reference types="vite/types/importMeta.d.ts" />
import { posix } from 'node:path';
import { expect, it } from 'vitest';
import { IMPURE_FILE } from '../support/impure-file.ts';

/** Tools that everybody may use, and on them the words for reports. */
const TOOLS = ['base', 'diagnostics', 'zip', 'office'];
const WORDS = ['report', ...TOOLS];

/** Each can do one thing and knows no other. */
const CAPABILITIES = [
  ...[
    'archive',
    'assets',
    'attachments',
    'changes',
    'compare',
    'farm',
    'figures',
    'find',
    'hosting',
    'lint',
    'markdown',
    'pack',
    'pdf',
    'profiles',
    'publish',
    'qr',
  ],
  ...['quote', 'reading', 'related', 'sbom', 'search', 'series', 'signing', 'store', 'verify', 'word'],
];

/** Where capabilities meet: each may import the ones before it. */
const ROOMS = [
  'import',
  'viewing',
  'portal',
  'audit',
  'forms',
  'load',
  'revise',
  'preview',
  'eleventy',
  'desk',
];

/** Which folders of `src/` a folder may import; see docs/architecture.md. */
const LAYERS: Readonly<Record<string, readonly string[]>> = {
  base: [],
  diagnostics: ['base'],
  zip: ['base'],
  office: ['base', 'zip'],
  report: ['base', 'diagnostics'],
  ...Object.fromEntries(CAPABILITIES.map((name) => [name, WORDS])),
  ...Object.fromEntries(ROOMS.map((name, at) => [name, [...ROOMS.slice(0, at), ...CAPABILITIES, ...WORDS]])),
  command: ['base', 'diagnostics'],
  client: ['quote', 'reading', 'search', 'base'],
  'desk-page': ['desk', 'diagnostics', 'base'],
};

/** What is known in one place only. */
const KNOWN_BY: readonly { readonly what: RegExp; readonly by: RegExp }[] = [
  { what: /^@11ty\//, by: /^eleventy\// },
  { what: /^pagefind$/, by: /-pagefind\.ts$/ },
  { what: /^(?:bullmq|ioredis)$/, by: /-bullmq\.ts$/ },
  { what: /^node:/, by: /^(?!client\/|desk-page\/)/ },
  { what: /^(?:hono|@hono\/.+)$/, by: /^desk\/.+-http\.ts$/ },
  { what: /^(?:preact|@codemirror|@lezer)(?:\/|$)/, by: /^desk-page\// },
  { what: /^lint\/rules\//, by: /^lint\/lint-rules\.ts$/ },
];

/** `eleventy` ties files that are not pure. */
const isIo = (file: string) => IMPURE_FILE.test(file) || file.startsWith('eleventy/');
const IO_MODULE = /^node:(?:fs|fs\/promises|child_process|worker_threads|http|net)$/;

interface Import {
  readonly from: string;
  readonly to: string;
  /** Types alone: nothing of the file runs. */
  readonly isType: boolean;
}

const IMPORT = /^(?:import|export)\s(?:([^;'"]*?)\sfrom\s)?'([^']+)'|\bimport\(\s*'([^']+)'/gm;

const sources = Object.entries(
  // By these words, without a type behind `glob`, Vitest knows that the list must not be kept from an earlier run.
  import.meta.glob('../../src/**/*.{ts,tsx,mjs}', { query: '?raw', import: 'default', eager: true }),
).map(([file, text]) => ({ file: file.replace('../../src/', ''), text: String(text) }));

const imports = sources.flatMap(({ file, text }) =>
  [...text.matchAll(IMPORT)].map(([, names = '', fixed, dynamic]): Import => {
    const target = fixed ?? dynamic ?? '';
    const to = target.startsWith('.') ? posix.join(posix.dirname(file), target) : target;
    return { from: file, to, isType: /^(?:type\s|\{(?:\s*type\s[^,}]+,?)+\s*\}$)/.test(names) };
  }),
);

const files = new Set(sources.map(({ file }) => file));
const isOurs = ({ to }: Import) => files.has(to);
const folderOf = (file: string) => file.split('/', 1)[0] ?? '';
const say = ({ from, to }: Import) => `${from} imports ${to}`;

it('a folder imports only what lies below it', () => {
  const wrong = imports.filter((one) => {
    const [from, to] = [folderOf(one.from), folderOf(one.to)];
    return isOurs(one) && from !== to && !LAYERS[from]?.includes(to);
  });
  expect(wrong.map(say)).toEqual([]);
});

it('what one place knows is imported there only', () => {
  const wrong = imports.filter(({ from, to }) =>
    KNOWN_BY.some(({ what, by }) => what.test(to) && !by.test(from)),
  );
  expect(wrong.map(say)).toEqual([]);
});

it('pure files import nothing that touches the disk, the network or an engine', () => {
  const wrong = imports.filter(
    ({ from, to, isType }) => !isIo(from) && !isType && (isIo(to) || IO_MODULE.test(to)),
  );
  expect(wrong.map(say)).toEqual([]);
});

it('no file imports itself by way of others, not even types', () => {
  const next = new Map<string, string[]>();
  for (const { from, to } of imports) next.set(from, [...(next.get(from) ?? []), to]);
  const reaches = (start: string, end: string) => {
    const seen = new Set<string>();
    const open = [start];
    for (let file = open.pop(); file !== undefined; file = open.pop()) {
      if (file === end) return true;
      if (seen.has(file)) continue;
      seen.add(file);
      open.push(...(next.get(file) ?? []));
    }
    return false;
  };
  const wrong = imports.filter((one) => isOurs(one) && reaches(one.to, one.from));
  expect(wrong.map(say)).toEqual([]);
});

it('a test file that mocks a module has a process of its own', () => {
  const tests = import.meta.glob<string>('../{pipeline,site,browser}/**/*.test.ts', {
    query: '?raw',
    import: 'default',
    eager: true,
  });
  const mocking = Object.keys(tests).filter((file) => /^vi\.mock\(/m.test(tests[file] ?? ''));
  expect(mocking.length).toBeGreaterThan(5);
  expect(mocking.filter((file) => !/^\.\.\/site\/.*\.mocked\.test\.ts$/.test(file))).toEqual([]);
});
