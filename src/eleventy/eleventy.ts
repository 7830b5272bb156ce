/**
 * The part of Eleventy 3.1 that Gongbao uses: the package ships no types that say more
 * (https://github.com/11ty/eleventy/issues/3097).
 */

/** Nunjucks as Eleventy brings it: the part that reads a template without rendering it. */
interface NunjucksEngine {
  nunjucks: { Template: new (text: string, environment: unknown, path: string, isEager: boolean) => unknown };
  environment: unknown;
}

export interface EleventyConfig {
  /** `quietMode` comes too late for these: of a filter that takes long they tell in English. */
  benchmarks: { config: { setIsVerbose(isVerbose: boolean): void } };
  setInputDirectory(folder: string): void;
  setIncludesDirectory(folder: string): void;
  setDataDirectory(folder: string): void;
  setTemplateFormats(formats: string[]): void;
  setUseGitIgnore(enabled: boolean): void;
  setUseTemplateCache(enabled: boolean): void;
  setLibrary(engine: 'md', library: unknown): void;
  addPlugin<Options>(plugin: (config: EleventyConfig, options: Options) => void, options?: Options): void;
  addTransform(name: string, transform: (content: string) => string): void;
  addGlobalData(name: string, data: unknown): void;
  addFilter(name: string, filter: (...values: never[]) => unknown): void;
  on(event: 'eleventy.before', callback: () => unknown): void;
  on(event: 'eleventy.engine.njk', callback: (engine: NunjucksEngine) => unknown): void;
}

/** A page as `toJSON()` gives it. */
export interface EleventyPage {
  url: string;
  inputPath: string;
  outputPath: string;
  content: string;
}
