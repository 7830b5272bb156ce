import path from 'node:path';
import { PROJECT } from '../../.eleventy.ts';
import type { Engine } from './open-search.ts';

/** Another way to make a searchable site of Markdown files, as its own documentation says to begin. */
export interface Peer {
  readonly name: string;
  /** npm packages with their exact versions, installed for the measurement alone. */
  readonly packages?: readonly string[];
  /** Otherwise a program that has to be on the machine: how it tells its version, and its package in Debian. */
  readonly version?: readonly string[];
  readonly debian?: string;
  /** Of the project, but for the texts. */
  readonly files: Readonly<Record<string, string>>;
  /** Folder of the Markdown files. */
  readonly pages: string;
  /** The first page's name without its ending, if it is not `index`. */
  readonly home?: string;
  /** Where the title of a page stands. */
  readonly titleIn: 'front matter' | 'heading';
  /** One after the other, in the project's folder. */
  readonly commands: readonly (readonly string[])[];
  readonly output: string;
  /** Which files of the output are the index. */
  readonly index: RegExp;
  readonly engine?: Engine;
  readonly note: string;
}

const installed = (file: string) => path.join(PROJECT, 'node_modules', file);
const HTML = (title: string, content: string) =>
  `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>${title}</title><main><h1>${title}</h1>${content}</main></html>\n`;

/** What Gongbao is made with, as it comes. */
export const BARE: Peer = {
  name: 'Eleventy + Pagefind 原样',
  files: {
    'package.json': '{ "type": "module" }',
    'eleventy.config.js':
      "export const config = { dir: { input: 'pages', output: 'out' }, markdownTemplateEngine: false };\n",
    'pages/pages.json': '{ "layout": "page.njk" }',
    'pages/_includes/page.njk': HTML('{{ title }}', '{{ content | safe }}'),
  },
  pages: 'pages',
  titleIn: 'front matter',
  commands: [
    [process.execPath, installed('@11ty/eleventy/cmd.cjs'), '--quiet'],
    [process.execPath, installed('pagefind/lib/runner/bin.cjs'), '--site', 'out'],
  ],
  output: 'out',
  index: /^pagefind\//,
  engine: 'stock',
  note: '',
};

export const PEERS: readonly Peer[] = [
  BARE,
  {
    name: 'Hugo',
    version: ['hugo', 'version'],
    debian: 'hugo',
    files: {
      'config.toml': 'baseURL = "/"\nlanguageCode = "zh-CN"\ntitle = "示例"\nhasCJKLanguage = true\n',
      'layouts/_default/single.html': HTML('{{ .Title }}', '{{ .Content }}'),
      'layouts/_default/list.html': HTML('{{ .Title }}', ''),
    },
    pages: 'content',
    home: '_index',
    titleIn: 'front matter',
    commands: [['hugo', '--quiet']],
    output: 'public',
    index: /^$/,
    note: '自己没有搜索',
  },
  {
    name: 'VitePress，本地搜索',
    packages: ['vitepress@1.6.4'],
    files: {
      'docs/.vitepress/config.js':
        "export default { lang: 'zh-CN', title: '示例', themeConfig: { search: { provider: 'local' } } };\n",
    },
    pages: 'docs',
    titleIn: 'heading',
    commands: [[process.execPath, 'node_modules/vitepress/bin/vitepress.js', 'build', 'docs']],
    output: 'docs/.vitepress/dist',
    index: /@localSearchIndex/,
    engine: 'minisearch',
    note: '界面只列出前 16 处',
  },
  {
    name: 'MkDocs Material',
    version: ['dpkg-query', '--show', 'mkdocs-material'],
    debian: 'mkdocs-material',
    files: {
      // A list of all pages on each page would be as large as the square of their number.
      'mkdocs.yml':
        'site_name: 示例\nuse_directory_urls: false\nnav: [index.md]\nplugins: [search]\ntheme:\n  name: material\n  language: zh\n',
    },
    pages: 'docs',
    titleIn: 'heading',
    commands: [['mkdocs', 'build', '--quiet']],
    output: 'site',
    index: /^search\//,
    engine: 'material',
    note: '每位访客下载整个索引',
  },
  {
    name: 'Starlight',
    packages: ['astro@5.18.2', '@astrojs/starlight@0.37.7'],
    files: {
      'astro.config.mjs':
        "import starlight from '@astrojs/starlight';\nexport default { telemetry: false, integrations: [starlight({ title: '示例', sidebar: [], locales: { root: { label: '简体中文', lang: 'zh-CN' } } })] };\n",
      'src/content.config.ts':
        "import { defineCollection } from 'astro:content';\nimport { docsLoader } from '@astrojs/starlight/loaders';\nimport { docsSchema } from '@astrojs/starlight/schema';\nexport const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };\n",
    },
    pages: 'src/content/docs',
    titleIn: 'front matter',
    commands: [[process.execPath, 'node_modules/astro/astro.js', 'build', '--silent']],
    output: 'dist',
    index: /^pagefind\//,
    engine: 'stock',
    note: '',
  },
];
