import { statSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { readNamed } from '../../src/base/digest-file-fs.ts';
import type { CommandOption } from '../../src/command/command.ts';
import { isAtTerminal } from '../../src/command/last-content-fs.ts';
import { CallFault, type CommandCall } from '../../src/command/run-command.ts';

const VARIABLE = 'GONGBAO_PASSPHRASE';

export const PASSPHRASE_OPTION: CommandOption = {
  name: 'passphrase-file',
  value: '文件',
  help: `第一行是私钥口令的文件（不写时用环境变量 ${VARIABLE}，再不然在屏幕上问）`,
};

/** A longer file is none that a passphrase stands in. */
const MOST_BYTES = 4096;

/**
 * The passphrase of a private key. It is never an argument: those stay in logs, and others on the machine see them.
 * @param question asked at a terminal; what is typed does not show
 */
export async function readPassphrase({ values }: CommandCall, question: string): Promise<string> {
  const file = values['passphrase-file'];
  if (typeof file === 'string') {
    const stat = statSync(file);
    if (!stat.isFile() || stat.size > MOST_BYTES)
      throw new Error(`${file} 不是只放口令的文件\n  改法：用 --passphrase-file 写出第一行是口令的文本文件`);
    const [line = ''] = readNamed(file)
      .toString()
      .replace(/^\uFEFF/, '')
      .split(/\r?\n/, 1);
    return line;
  }
  const variable = process.env[VARIABLE];
  if (variable !== undefined) return variable;
  if (!isAtTerminal(process))
    throw new CallFault(
      `不知道私钥的口令\n  改法：用 --passphrase-file 写出放口令的文件，或者放在环境变量 ${VARIABLE} 里；不要写在命令里`,
    );
  return ask(question);
}

function ask(question: string): Promise<string> {
  process.stdout.write(question);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: silent, terminal: true });
  return new Promise((resolve) => {
    lines.once('line', (line) => {
      lines.close();
      process.stdout.write('\n');
      resolve(line);
    });
    // Ctrl+D.
    lines.once('close', () => resolve(''));
    lines.once('SIGINT', () => process.kill(process.pid, 'SIGINT'));
  });
}
