import type { Command, CommandOption } from './command.ts';

/** More commands than this are not listed: nobody compares them. */
const MOST_READINGS = 4;

/**
 * Options in front of which `--` was forgotten. npm takes them for its own: `npm run build --content D:\报告` runs the
 * script with `D:\报告` alone and `npm_config_content=true`, `--content=X` with `npm_config_content=X` and nothing else,
 * `--no-pdf` with an empty `npm_config_pdf` (npm 7 to 11).
 * @param run how the command is called, such as `npm run build`
 * @param words what npm let through
 * @returns what happened and the command that was meant, in Chinese
 */
export function explainSwallowedOptions(
  command: Pick<Command, 'name' | 'words'> & { readonly run: string },
  options: readonly CommandOption[],
  words: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): string | undefined {
  // A script that npm runs hands its settings on to the commands that it starts.
  if (env.npm_lifecycle_event !== command.name) return undefined;
  const taken = options.flatMap((option) => {
    const value = option.isNpmsToo ? undefined : readSetting(option, env);
    return value === undefined ? [] : [{ option, value }];
  });
  if (taken.length === 0) return undefined;
  const names = taken.map(({ option }) => `--${option.name}`).join(' ');
  const readings = listReadings(command, taken, words);
  const [only] = readings;
  const remedy =
    only !== undefined && readings.length === 1
      ? `选项前面先写 -- 和空格：\n    ${only}`
      : readings.length > 0 && readings.length <= MOST_READINGS
        ? `选项前面先写 -- 和空格，下面哪一行是你要的：\n${readings.map((line) => `    ${line}`).join('\n')}`
        : `选项前面先写 -- 和空格：\n    ${command.run} -- ${taken.map(({ option }) => formatOption(option, option.value ?? '')).join(' ')}`;
  return `选项 ${names} 前面少了单独的“--”，被 npm 收走了，没有传到这个命令；什么也没有做\n  改法：${remedy}`;
}

/** As npm hands it on; `true` if it has taken the name alone. */
function readSetting(
  { name, value }: CommandOption,
  env: Readonly<Record<string, string | undefined>>,
): string | undefined {
  const read = (setting: string) => env[`npm_config_${setting.replaceAll('-', '_')}`];
  if (value === undefined && name.startsWith('no-')) return read(name.slice(3)) === '' ? 'true' : undefined;
  const setting = read(name);
  return setting === '' ? undefined : setting;
}

interface TakenOption {
  readonly option: CommandOption;
  readonly value: string;
}

/** All command lines that npm would have handed on like this: it does not tell which word stood behind which option. */
function listReadings(
  command: Pick<Command, 'words'> & { readonly run: string },
  taken: readonly TakenOption[],
  words: readonly string[],
): string[] {
  const [next, ...rest] = taken;
  if (!next) {
    if (words.length > 0 && !command.words) return [];
    if (words.some((word, index) => command.words?.findFault?.(word, index))) return [];
    return [[command.run, '--', ...words.map(quoteWord)].join(' ')];
  }
  const { option, value } = next;
  const add = (line: string, typed: string) => `${line} ${formatOption(option, typed)}`;
  const isAlone = option.value !== undefined && value === 'true';
  if (!isAlone) return listReadings(command, rest, words).map((line) => add(line, option.value ? value : ''));
  return words.flatMap((word, index) => {
    if (option.findFault?.(word, option.name)) return [];
    return listReadings(command, rest, words.toSpliced(index, 1)).map((line) => add(line, word));
  });
}

/** As it is typed, with its value if it has one. */
export const formatOption = ({ name }: Pick<CommandOption, 'name'>, value: string): string =>
  value === '' ? `--${name}` : `--${name} ${quoteWord(value)}`;

/** As both a Windows command prompt and a shell read it: in front of `"` a `\` has to be doubled, or it takes it away. */
export const quoteWord = (word: string) =>
  /[\s&()^;'|<>]/.test(word) ? `"${word.replace(/\\+$/, '$&$&')}"` : word;
