import nunjucks from 'nunjucks';

/** `nunjucks.compiler`, which its types do not know: a pure function from a template's text to a script. */
interface Compiler {
  compile(
    text: string,
    asyncFilters: readonly string[],
    extensions: readonly { readonly __name?: string }[],
    name: string,
    options: object,
  ): string;
}

/** More than there are templates; a preview makes new ones with each save of one. */
const MOST = 500;

let isDone = false;

/**
 * Has Nunjucks remember what it made of a template's text. Eleventy hands it the text of a template anew for each page
 * that the template makes, and since 3.1 leaves remembering to Nunjucks (`Engines/Nunjucks.js`), which does so for
 * included templates only: that was a seventh of a build of 1,756 reports.
 */
export function compileTemplatesOnce(): void {
  if (isDone) return;
  isDone = true;
  const { compiler } = nunjucks as unknown as { compiler: Compiler };
  const { compile } = compiler;
  const known = new Map<string, string>();
  compiler.compile = (text, asyncFilters, extensions, name, options) => {
    const key = JSON.stringify([text, asyncFilters, extensions.map((each) => each.__name), name, options]);
    const before = known.get(key);
    if (before !== undefined) return before;
    const made = compile(text, asyncFilters, extensions, name, options);
    const [oldest] = known.keys();
    if (known.size >= MOST && oldest !== undefined) known.delete(oldest);
    known.set(key, made);
    return made;
  };
}
