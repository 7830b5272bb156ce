/** One option of a command line; all take a value except switches. */
export interface CommandOption {
  readonly name: string;
  /** What stands for the value in the help, such as `文件夹`; a switch has none. */
  readonly value?: string;
  /** `--name ""` says something; elsewhere an empty value is a variable of a script that was never set. */
  readonly mayBeEmpty?: true;
  /** Another option that has to be given with it. */
  readonly needs?: string;
  /** npm has an option of this name, too, whose value it hands to every script: nothing can be told from it. */
  readonly isNpmsToo?: true;
  /** A value in which any character may stand, not a path or the like. */
  readonly isText?: true;
  readonly help: string;
  /** Says in Chinese what is wrong with a value, if anything. @param option what messages call it: 选项“--name” */
  readonly findFault?: (value: string, option: string) => string | undefined;
}

export interface Command {
  /** As npm knows it, such as `build`. */
  readonly name: string;
  /** One sentence in Chinese. */
  readonly summary: string;
  readonly options: readonly CommandOption[];
  /** Names of options that must be given. */
  readonly required?: readonly string[];
  /** Words without `--`, if the command takes any: what stands for them in the help, and what is wrong with one. */
  readonly words?: {
    readonly label: string;
    /** At least one has to be there. */
    readonly isRequired?: true;
    readonly findFault?: (word: string, index: number) => string | undefined;
  };
  readonly examples?: readonly string[];
}
