import { formatVerification, isWhole } from '../src/archive/format-verification.ts';
import { verifyArchive } from '../src/archive/verify-archive-fs.ts';
import { explainIoError, isIoError } from '../src/base/io-errors.ts';
import { createProgress } from '../src/command/progress.ts';
import { runCommand } from '../src/command/run-command.ts';

await runCommand(
  {
    name: 'verify',
    summary:
      '核对归档副本：zip 文件或解压后的文件夹。读遍每一个字节，指出变了、缺了、多了的文件，不改动任何东西。',
    options: [],
    words: { label: '归档.zip|文件夹', isRequired: true },
    examples: ['gongbao-archive.zip', '"E:\\归档\\2022年.zip" "F:\\副本"'],
  },
  async ({ words, say }) => {
    const progress = createProgress();
    let areWhole = true;
    for (const [index, word] of words.entries()) {
      if (index > 0) say('');
      try {
        const verification = await verifyArchive(word, (done, total) =>
          progress.show(`核对 ${done}/${total}`),
        );
        progress.clear();
        say(formatVerification(word, verification));
        areWhole &&= isWhole(verification.findings);
      } catch (error) {
        // One that is missing or lies on a broken disk must not keep the others from being checked.
        if (!isIoError(error)) throw error;
        progress.clear();
        say(`${word}：核对不了\n  ${explainIoError(error)}`);
        areWhole = false;
      }
    }
    return areWhole ? 0 : 1;
  },
);
