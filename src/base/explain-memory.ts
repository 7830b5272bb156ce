/** Errors of V8, of a worker, of WebAssembly and of the system for want of memory. */
const NAMES = ['ERR_WORKER_OUT_OF_MEMORY', 'ENOMEM'];
const WORDS =
  /out of memory|allocation failed|could not allocate memory|Invalid (?:string|array|array buffer|typed array) length|Cannot create a string longer|exceeds the maximum (?:string|size)/i;

const MORE_MEMORY =
  '关掉别的程序，再运行一次。还是这样，看看有没有特别大的附件或正文，移走再试；\n    或者请管网站的人照 docs/hosting.md 的“内存不够时”给程序多一些内存';

/** What to say of an error that came of too little memory, in Chinese; nothing for others. */
export function explainMemory(error: unknown): string | undefined {
  for (let each: unknown = error; each instanceof Error; each = each.cause) {
    const { code } = each as NodeJS.ErrnoException;
    if (NAMES.includes(code ?? '') || WORDS.test(each.message))
      return `内存不够用，没有做完；原来的网站、归档和报告都没有改动\n  改法：${MORE_MEMORY}`;
  }
  return undefined;
}
