import nunjucks from 'nunjucks';
import { once } from '../base/once.ts';

/** What a template's text becomes: functions that get all they work on as arguments. */
type Compiled = Readonly<Record<'blocks' | 'rootRenderFunc', unknown>>;

/** `nunjucks.Template` with what its types do not know. */
interface CompiledTemplate extends Compiled {
  readonly tmplStr: string | undefined;
  readonly path: string | undefined;
  readonly env: {
    readonly asyncFilters: readonly string[];
    readonly extensionsList: readonly { readonly __name?: string }[];
    readonly opts: object;
  };
  compiled: boolean;
  _compile(): void;
}

/** More than there are templates; a preview makes new ones with each save of one. */
const MOST = 500;

/**
 * Has Nunjucks remember what it made of a template's text. Eleventy hands it the text of a template anew for each page
 * that the template makes, and since 3.1 leaves remembering to Nunjucks (`Engines/Nunjucks.js`), which does so for
 * included templates only: that was a seventh of a build of 1,756 reports. The functions are kept, not only their source:
 * V8 makes functions fast that run again, not functions that are made again.
 */
export const compileTemplatesOnce = once(() => {
  const prototype = nunjucks.Template.prototype as unknown as CompiledTemplate;
  const compile = prototype._compile;
  /** By the text, which is long and always the same string, and by the rest. */
  const known = new Map<string, Map<string, Compiled>>();
  /** The options of an environment as text; one environment makes many pages. */
  const described = new WeakMap<object, string>();
  prototype._compile = function compileOnce(this: CompiledTemplate) {
    const { env, tmplStr, path } = this;
    if (tmplStr === undefined) return compile.call(this);
    let options = described.get(env);
    if (options === undefined) {
      options = JSON.stringify([env.asyncFilters, env.extensionsList.map((each) => each.__name), env.opts]);
      described.set(env, options);
    }
    const key = `${options}${path}`;
    const before = known.get(tmplStr)?.get(key);
    if (before) {
      Object.assign(this, before);
      this.compiled = true;
      return;
    }
    compile.call(this);
    const [oldest] = known.keys();
    if (known.size >= MOST && oldest !== undefined) known.delete(oldest);
    const ofText = known.get(tmplStr) ?? new Map<string, Compiled>();
    known.set(tmplStr, ofText.set(key, { blocks: this.blocks, rootRenderFunc: this.rootRenderFunc }));
  };
});
