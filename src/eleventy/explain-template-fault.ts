import { explainReadFault, isIoError } from '../base/io-errors.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { listCauses, listReasons } from './list-reasons.ts';
import type { TemplateText } from './read-templates-fs.ts';

/** Throws what Nunjucks has to say about the syntax of a template. */
export type CompileTemplate = (text: string, file: string) => void;

const RULE = 'template-fault';
const REMEDY = '改好这个文件并保存；不是自己改的，就恢复程序原来的文件';
const RETRY = '恢复刚才改过的文件并保存；没有改过，就结束预览再运行一次 npm start';
const FRONT_MATTER = /^---\r?\n[\s\S]*?\r?\n---[^\S\n]*(?:\n|$)/;

/** `(./src/pages/report.njk) [Line 13, Column 4]`, then the fault: so Nunjucks 3 words what it throws. */
const NUNJUCKS = /\((?:\.\/)?([^()\n]+\.(?:njk|md))\)(?: \[Line (\d+)(?:, Column (\d+))?\])?\n\s*([^\n]+)/;
const NAMED_FILE =
  /(?:template|layout|data file)[^"“.\n]*["“]?\.?\/?((?:src\/pages|_includes|_data)\/[^\s"”:]+)/i;
/** js-yaml's place of a fault. */
const YAML_PLACE = /\((\d+):(\d+)\)/;

/** The commonest faults in the editor's language; `mention` is what to look for in the texts. */
const WORDS: readonly { pattern: RegExp; say: (name: string) => string; isNamed?: true }[] = [
  { pattern: /unknown block tag: (\S+)/, say: (tag) => `没有“${tag}”这种标签，或者它前面没有开头` },
  { pattern: /parseIf: .*got end of file/, say: () => '{% if %} 没有用 {% endif %} 结束' },
  { pattern: /parse(\w+): .*got end of file/, say: (tag) => `{% ${tag.toLowerCase()} … %} 没有写完` },
  { pattern: /expected variable end/, say: () => '{{ … }} 里的写法不对，或者没有用 }} 结束' },
  {
    pattern: /expected block end(?: in (\w+) statement)?/,
    say: () => '{% … %} 里的写法不对，或者没有用 %} 结束',
  },
  { pattern: /unexpected token: (\S+)/, say: (token) => `这里不该有“${token}”` },
  { pattern: /filter not found: (\S+)/, say: (name) => `没有叫“${name}”的过滤器`, isNamed: true },
  { pattern: /template not found: (\S+)/, say: (name) => `没有文件 _includes/${name}`, isNamed: true },
  {
    pattern: /layout that does not exist: _includes\/(\S+)/,
    say: (name) => `没有文件 _includes/${name}`,
    isNamed: true,
  },
  {
    pattern: /Unable to call `([^`]+)`/,
    say: (name) => `“${name}”不能这样用：没有这个函数`,
    isNamed: true,
  },
];

/**
 * What is wrong with templates, for whoever changes them, after a page could not be made. Nunjucks names the page's own
 * template also for a fault in a file that it includes, so faults of syntax are looked for in every file.
 * @param error What Eleventy threw, with its causes.
 */
export function explainTemplateFault(
  error: unknown,
  templates: readonly TemplateText[],
  compile: CompileTemplate | undefined,
): Diagnostic[] {
  const syntax = compile ? templates.flatMap((template) => findSyntaxFault(template, compile)) : [];
  if (syntax.length > 0) return syntax;
  return [explainUnread(error) ?? explainFailure(listReasons(error), templates)];
}

/** A file that a page is made of, such as a picture, may have gone since. */
function explainUnread(error: unknown): Diagnostic | undefined {
  const unread = listCauses(error).find(isIoError);
  const fault = explainReadFault(unread);
  return fault && { ...explainUnmade(`“${unread?.path ?? ''}”${fault.reason}`), remedy: fault.remedy };
}

function findSyntaxFault({ file, text }: TemplateText, compile: CompileTemplate): Diagnostic[] {
  if (!file.endsWith('.njk')) return [];
  try {
    // Empty lines keep the places of what follows.
    compile(
      text.replace(FRONT_MATTER, (front) => front.replace(/[^\n]/g, '')),
      file,
    );
    return [];
  } catch (error) {
    const [, , line, column, reason] = NUNJUCKS.exec(messageOf(error)) ?? [];
    // Without a place it is the end that came too early.
    const at = { line: Number(line ?? text.trimEnd().split('\n').length), column: Number(column ?? 1) };
    return [createFault(file, at, wordFault(reason ?? messageOf(error)).text)];
  }
}

function explainFailure(reasons: readonly string[], templates: readonly TemplateText[]): Diagnostic {
  const all = reasons.join('\n');
  const [, rendered] = NUNJUCKS.exec(all) ?? [];
  const [, named] = NAMED_FILE.exec(all) ?? [];
  const last = reasons.at(-1) ?? '';
  const { text, mention } = wordFault(reasons.find((reason) => wordFault(reason).isKnown) ?? last);
  const place = mention === undefined ? undefined : findMention(mention, templates);
  if (place) return createFault(place.file, place, text);
  const [, line, column] = YAML_PLACE.exec(last) ?? [];
  const at = { line: Number(line ?? 1), column: Number(column ?? 1) };
  const file = rendered ?? named;
  const isFrontMatter = line !== undefined && file !== undefined;
  if (isFrontMatter) return createFault(file, at, `开头两行 --- 之间的设置读不懂（${text}）`);
  if (file !== undefined) return createFault(file, at, text);
  return explainUnmade(text, at);
}

const explainUnmade = (text: string, at = { line: 1, column: 1 }): Diagnostic => ({
  ...createFault('src/pages', at, ''),
  message: `网页没有做出来：${text}`,
  remedy: RETRY,
});

function createFault(
  file: string,
  { line, column }: { line: number; column: number },
  text: string,
): Diagnostic {
  return {
    level: 'error',
    rule: RULE,
    file,
    line,
    column,
    message: `网页的模板有错：${text}`,
    remedy: REMEDY,
  };
}

function wordFault(reason: string): { text: string; mention?: string | undefined; isKnown: boolean } {
  for (const { pattern, say, isNamed } of WORDS) {
    const match = pattern.exec(reason);
    // Nunjucks writes `a["b"]` for what stands in a template as `a.b`.
    const name = match?.[1]?.replace(/\["(\w+)"\]/g, '.$1') ?? '';
    if (match) return { text: say(name), mention: isNamed && name, isKnown: true };
  }
  const said = NUNJUCKS.exec(reason)?.[4] ?? reason;
  const [first = ''] = said.split('\n').filter((line) => line.trim() !== '');
  return { text: first.replace(YAML_PLACE, '').trim(), isKnown: false };
}

/** Where a name is used, if that is only one place. */
function findMention(
  name: string,
  templates: readonly TemplateText[],
): { file: string; line: number; column: number } | undefined {
  const places = templates.flatMap(({ file, text }) =>
    text.split('\n').flatMap((line, index) => {
      const at = line.indexOf(name);
      return at < 0 ? [] : [{ file, line: index + 1, column: [...line.slice(0, at)].length + 1 }];
    }),
  );
  return places.length === 1 ? places[0] : undefined;
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
