import { parseArgs } from 'node:util';
import { explainQuote } from './explain-quote.ts';
import { explainSwallowedOptions } from './swallowed-options.ts';

/** One option of a command line; all take a value except switches. */
export interface CommandOption {
  readonly name: string;
  /** What stands for the value in the help, such as `文件夹`; a switch has none. */
  readonly value?: string;
  /** `--name ""` says something; elsewhere an empty value is a variable of a script that was never set. */
  readonly mayBeEmpty?: true;
  /** A value in which any character may stand, not a path or the like. */
  readonly isText?: true;
  readonly help: string;
  /** Says in Chinese what is wrong with a value, if anything. */
  readonly findFault?: (value: string) => string | undefined;
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
    readonly findFault?: (word: string) => string | undefined;
  };
  readonly examples?: readonly string[];
}

export type ParsedCommand =
  | { kind: 'run'; values: Readonly<Record<string, string | true>>; words: readonly string[] }
  | { kind: 'help'; text: string }
  | { kind: 'wrong'; text: string };

const COMMON: readonly CommandOption[] = [
  { name: 'debug', help: '出错时显示程序内部的详细信息' },
  { name: 'help', help: '显示这份说明' },
];

/**
 * Reads a command line. `wrong` is a call that the command does not understand: exit code 2.
 * @param env in which npm leaves what it took for its own options
 * @param platform whose rules have cut the line into words
 */
export function parseCommand(
  command: Command,
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>> = {},
  platform: NodeJS.Platform = process.platform,
): ParsedCommand {
  const options = [...command.options, ...COMMON];
  const known = new Map(options.map((option) => [option.name, option]));
  const run = formatRun(command);
  const wrong = (reason: string): ParsedCommand => ({
    kind: 'wrong',
    text: `${reason}\n  改法：看看用法：${run} -- --help`,
  });
  const { tokens } = parseArgs({
    args: [...args],
    strict: false,
    tokens: true,
    allowPositionals: true,
    options: Object.fromEntries(
      options.map(({ name, value }) => [name, { type: value ? 'string' : 'boolean' } as const]),
    ),
  });
  const values: Record<string, string | true> = {};
  const typed = tokens.flatMap((token) => (token.kind === 'positional' ? [token.value] : []));
  const swallowed = explainSwallowedOptions({ ...command, run }, options, typed, env);
  if (swallowed) return { kind: 'wrong', text: swallowed };
  const words: string[] = [];
  for (const token of tokens) {
    const isText = token.kind === 'option' && known.get(token.name)?.isText;
    const cut = platform === 'win32' && !isText && explainQuote(('value' in token && token.value) || '');
    if (cut) return { kind: 'wrong', text: cut };
    if (token.kind === 'positional') words.push(token.value);
    if (token.kind !== 'option') continue;
    const option = known.get(token.name);
    if (!option) return wrong(`没有“${token.rawName}”这个选项`);
    if (!option.value) {
      if (token.value !== undefined) return wrong(`选项“--${option.name}”后面不写值`);
      values[option.name] = true;
      continue;
    }
    // `--content --output x` means that the value was forgotten.
    if (token.value === undefined || (!token.inlineValue && token.value.startsWith('--'))) {
      return wrong(`选项“--${option.name}”后面要写${option.value}`);
    }
    if (token.value === '' && !option.mayBeEmpty)
      return wrong(`选项“--${option.name}”后面的${option.value}是空的`);
    if (option.name in values) return wrong(`选项“--${option.name}”写了两次`);
    const fault = option.findFault?.(token.value);
    if (fault) return wrong(fault);
    values[option.name] = token.value;
  }
  if (values.help) return { kind: 'help', text: formatHelp(command, options) };
  if (words.length > 0 && !command.words)
    return wrong(
      `多出来的内容：“${words[0]}”（路径里有空格时要加引号${env.npm_lifecycle_event ? '；选项要写在单独的“--”后面' : ''}）`,
    );
  const missing = command.required?.find((name) => !(name in values));
  if (missing) return wrong(`没有写选项“--${missing}”`);
  if (words.length === 0 && command.words?.isRequired) return wrong(`没有写${command.words.label}`);
  const fault = words.map((word) => command.words?.findFault?.(word)).find(Boolean);
  if (fault) return wrong(fault);
  return { kind: 'run', values, words };
}

function formatHelp(
  { name, summary, words, examples = [] }: Command,
  options: readonly CommandOption[],
): string {
  const run = formatRun({ name });
  const rows = options.map(
    ({ name: option, value, help }) => [`--${option}${value ? ` ${value}` : ''}`, help] as const,
  );
  return [
    summary,
    '',
    `用法：${run} -- ${words ? `${words.label} ` : ''}[选项]`,
    '',
    '选项：',
    ...rows.map(([left, right]) => `  ${left}${' '.repeat(Math.max(2, 24 - displayWidth(left)))}${right}`),
    ...(examples.length ? ['', '例如：', ...examples.map((example) => `  ${run} -- ${example}`)] : []),
  ].join('\n');
}

/** How the command is called. */
function formatRun({ name }: Pick<Command, 'name'>): string {
  return name === 'start' ? 'npm start' : `npm run ${name}`;
}

/** Columns in a terminal: a Han character takes two. */
function displayWidth(text: string): number {
  return [...text].reduce((width, char) => width + (/[\u2e80-\uffef]/.test(char) ? 2 : 1), 0);
}
