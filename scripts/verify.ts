import { runCommand } from '../src/command/run-command.ts';
import { withInterruption } from '../src/publish/with-interruption.ts';
import { TRUST_OPTIONS } from './trust/trust-options.ts';
import { PROOF_OPTIONS } from './trust/verify-proof.ts';
import { SITE_OPTIONS, verifyTargets } from './trust/verify-target.ts';

await runCommand(
  {
    name: 'verify',
    summary:
      '核对归档副本（zip 或解压后的文件夹）和网站（文件夹或网址）：读遍每一个字节，指出变了、缺了、多了的文件，核对签名。也核对“证明这句话”存下来的证明。不改动任何东西。',
    options: [...TRUST_OPTIONS, ...SITE_OPTIONS, ...PROOF_OPTIONS],
    words: { label: '归档.zip|文件夹|网址|证明.json', isRequired: true },
    examples: [
      'gongbao-archive.zip',
      '"E:\\归档\\2022年.zip" "F:\\副本"',
      'https://www.example.gov.cn/baogao/ --trusted keys.json',
      'https://www.example.gov.cn/baogao/ --manifest dist/checksums.txt',
      '证明.json --root dist/proofs/root.txt',
    ],
  },
  (call) => withInterruption((signal) => verifyTargets(call, signal), '已中断。网址再运行一次会接着核对。'),
);
