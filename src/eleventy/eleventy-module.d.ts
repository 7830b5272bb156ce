declare module '@11ty/eleventy' {
  import type { EleventyConfig, EleventyPage } from './eleventy.ts';

  export interface EleventyOptions {
    config?: (config: EleventyConfig) => void | Promise<void>;
    /** `false` reads no configuration file. */
    configPath?: string | false;
    quietMode?: boolean;
    runMode?: 'build';
  }

  export class Eleventy {
    constructor(input?: string, output?: string, options?: EleventyOptions);
    init(): Promise<void>;
    /** Forgets what the last run read; `init` has to follow. */
    restart(): Promise<void>;
    toJSON(): Promise<EleventyPage[]>;
    disableLogger(): void;
  }
}
