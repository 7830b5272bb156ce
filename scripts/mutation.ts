import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { Stryker } from '@stryker-mutator/core';
import { runCommand } from '../src/command/run-command.ts';
import { IMPURE_FILE } from '../test/support/impure-file.ts';
import { createRandom } from './bench/random.ts';

const FOLDERS = ['src/import', 'src/word', 'src/pdf', 'src/client'];

// A sample is drawn by groups of lines: single lines would never hold a fault that spans a block.
const GROUP = 12;

const findFault = (text: string): string | undefined =>
  /^[1-9]\d{0,5}$/.test(text) ? undefined : `要写一个整数，这里是“${text}”`;

await runCommand(
  {
    name: 'test:mutation',
    summary:
      '在程序里逐个种下错误，看单元测试能不能发现；列出没有发现的和发现的百分比。文件夹里碰磁盘、排版程序的文件没有单元测试，不算在内。很慢，不在 npm test 里。',
    words: { label: '[文件夹或文件 …]' },
    options: [
      { name: 'one-in', value: '数字', help: `只取几分之一的行（每 ${GROUP} 行一组，默认全部）`, findFault },
      { name: 'seed', value: '数字', help: '取哪些行由它决定，数字一样就一样（默认 1）', findFault },
    ],
    examples: ['src/word', 'src/import --one-in 10 --seed 2'],
  },
  async ({ values, words }) => {
    const random = createRandom(Number(values.seed ?? 1));
    const oneIn = Number(values['one-in'] ?? 1);
    const mutate = (words.length > 0 ? words : FOLDERS)
      .flatMap(listFiles)
      .flatMap((file) => listGroups(file))
      .filter(() => random() * oneIn < 1);
    await new Stryker({ mutate }).runMutationTest();
    return 0;
  },
);

function listFiles(place: string): string[] {
  if (statSync(place).isFile()) return [place];
  return (
    readdirSync(place, { recursive: true, encoding: 'utf8' })
      // What touches the disk or runs an engine has no unit tests (CONTRIBUTING.md, house rules): test/site covers it.
      .filter((name) => /(?<!\.d)\.ts$/.test(name) && !IMPURE_FILE.test(name))
      .sort()
      .map((name) => path.join(place, name).split(path.sep).join('/'))
  );
}

/** Ranges of lines as Stryker wants them, such as `src/word/pack-word.ts:1-12`. */
function listGroups(file: string): string[] {
  const lines = readFileSync(file, 'utf8').split('\n').length;
  return Array.from({ length: Math.ceil(lines / GROUP) }, (_, index) => {
    const from = index * GROUP + 1;
    return `${file}:${from}-${Math.min(from + GROUP - 1, lines)}`;
  });
}
