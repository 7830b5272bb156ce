declare module '@11ty/eleventy' {
  import type { EleventyConfig, EleventyPage } from './eleventy.ts';

  export interface EleventyOptions {
    config?: (config: EleventyConfig) => void | Promise<void>;
    /** `false` reads no configuration file. */
    configPath?: string | false;
    quietMode?: boolean;
    runMode?: 'build' | 'watch' | 'serve';
  }

  export class Eleventy {
    constructor(input?: string, output?: string, options?: EleventyOptions);
    init(): Promise<void>;
    write(): Promise<void>;
    toJSON(): Promise<EleventyPage[]>;
    watch(): Promise<void>;
    serve(port: number): Promise<void>;
    stopWatch(): Promise<void>;
    setIsVerbose(verbose: boolean): void;
    disableLogger(): void;
  }
}
