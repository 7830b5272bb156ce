import { parseArgs } from 'node:util';
import { displayWidth } from '../base/display-width.ts';
import type { Command, CommandOption } from './command.ts';
import { explainSwallowedOptions } from './swallowed-options.ts';

type Values = Readonly<Record<string, string | true>>;

export type ParsedCommand =
  | { kind: 'run'; values: Values; words: readonly string[] }
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
  const words = tokens.flatMap((token) => (token.kind === 'positional' ? [token.value] : []));
  const swallowed = explainSwallowedOptions({ ...command, run }, options, words, env);
  if (swallowed) return { kind: 'wrong', text: swallowed };
  for (const token of tokens) {
    const isText = token.kind === 'option' && known.get(token.name)?.isText;
    const cut = platform === 'win32' && !isText && explainQuote(('value' in token && token.value) || '');
    if (cut) return { kind: 'wrong', text: cut };
    if (token.kind !== 'option') continue;
    const option = known.get(token.name);
    if (!option) return wrong(`没有“${token.rawName}”这个选项`);
    const fault = findOptionFault(option, token, values);
    if (fault) return wrong(fault);
    values[option.name] = token.value ?? true;
  }
  if (values.help) return { kind: 'help', text: formatHelp(command, options) };
  const fault = findCallFault(command, values, words, env);
  return fault ? wrong(fault) : { kind: 'run', values, words };
}

interface OptionToken {
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

/** @param values of the options before it */
function findOptionFault(
  option: CommandOption,
  { value, inlineValue }: OptionToken,
  values: Values,
): string | undefined {
  const name = `选项“--${option.name}”`;
  if (!option.value) return value === undefined ? undefined : `${name}后面不写值`;
  // `--content --output x` means that the value was forgotten.
  if (value === undefined || (!inlineValue && value.startsWith('--')))
    return `${name}后面要写${option.value}`;
  if (value === '' && !option.mayBeEmpty) return `${name}后面的${option.value}是空的`;
  if (/\p{Cc}/u.test(value)) return `${name}后面的${option.value}里有换行或别的控制字符，要写在一行里`;
  if (option.name in values) return `${name}写了两次`;
  return option.findFault?.(value, name);
}

/** What is wrong with options and words together. */
function findCallFault(
  command: Command,
  values: Values,
  words: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): string | undefined {
  if (words.length > 0 && !command.words)
    return `多出来的内容：“${words[0]}”（路径里有空格时要加引号${env.npm_lifecycle_event ? '；选项要写在单独的“--”后面' : ''}）`;
  const missing = command.required?.find((name) => !(name in values));
  if (missing) return `没有写选项“--${missing}”`;
  const lone = command.options.find(({ name, needs }) => name in values && needs && !(needs in values));
  if (lone) return `选项“--${lone.name}”要和“--${lone.needs}”一起写`;
  if (words.length === 0 && command.words?.isRequired) return `没有写${command.words.label}`;
  return words.map((word, index) => command.words?.findFault?.(word, index)).find(Boolean);
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
    ...(examples.length
      ? ['', '例如：', ...examples.map((example) => `  ${example === '' ? run : `${run} -- ${example}`}`)]
      : []),
  ].join('\n');
}

/** How the command is called. */
function formatRun({ name }: Pick<Command, 'name'>): string {
  return name === 'start' ? 'npm start' : `npm run ${name}`;
}

/**
 * Words with a `"` in them, which no name on Windows has: `"D:\报告\"` ends with a quotation mark that counts as text,
 * since a `\` in front of it says so, and what follows on the line runs into the same word (Microsoft, “Parsing C
 * command-line arguments”).
 * @returns what happened and how to write it, in Chinese
 */
function explainQuote(word: string): string | undefined {
  const at = word.indexOf('"');
  if (at === -1) return undefined;
  const path = word.slice(0, at);
  // A disk's root is no folder without its slash.
  const meant = /^[a-z]:$/i.test(path) ? `${path}/` : path;
  const remedy = meant === '' ? '去掉路径里面的引号' : `引号前面不要有反斜杠，写成：\n    "${meant}"`;
  return `路径里混进了引号：${word}\n  反斜杠 \\ 后面紧跟着引号时，引号就成了路径里的字\n  改法：${remedy}`;
}
