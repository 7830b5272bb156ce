// Starts a command: `node scripts/run.mjs build …`. Plain JavaScript, since it starts what reads TypeScript.
// V8 ends the whole process when its memory is used up; only another process can say so in words.
import { spawn } from 'node:child_process';
import { resolveCommand } from './compile-program.mjs';
import { readEnd } from './read-end.mjs';

const [name = '', ...args] = process.argv.slice(2);
// With them V8 reads the places of all sources at the start.
const traces = args.includes('--debug') ? ['--enable-source-maps'] : [];
// `explain-memory.ts` says the same of errors that leave the process alive.
const OUT_OF_MEMORY = `
没有完成：程序中途停了，多半是内存不够用（上面的英文可以不看）。原来的网站、归档和报告都没有改动。
  改法：关掉别的程序，再运行一次。还是这样，看看有没有特别大的附件或正文，移走再试；
    或者请管网站的人照 docs/hosting.md 的“内存不够时”给程序多一些内存
`;

const command = [...process.execArgv, ...traces, ...(await resolveCommand(name)), ...args];
const child = spawn(process.execPath, command, { stdio: 'inherit' });

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    // A terminal sends Ctrl+C to all its processes itself, a console of Windows whatever it sends; and to pass a
    // signal on there ends the process before it can clean up.
    const hasReached = process.platform === 'win32' || (signal === 'SIGINT' && process.stdin.isTTY);
    if (!hasReached) child.kill(signal);
  });
}

child.once('error', (error) => {
  process.stderr.write(`没有启动：${error.message}\n`);
  process.exitCode = 1;
});
child.once('exit', (code, signal) => {
  const { isFatal, exitCode } = readEnd(code, signal);
  if (isFatal) process.stderr.write(OUT_OF_MEMORY);
  process.exitCode = exitCode;
});
