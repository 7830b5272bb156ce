/**
 * Words with a `"` in them, which no name on Windows has: `"D:\报告\"` ends with a quotation mark that counts as text,
 * since a `\` in front of it says so, and what follows on the line runs into the same word (Microsoft, “Parsing C
 * command-line arguments”).
 * @returns what happened and how to write it, in Chinese
 */
export function explainQuote(word: string): string | undefined {
  const at = word.indexOf('"');
  if (at === -1) return undefined;
  const path = word.slice(0, at);
  // A disk's root is no folder without its slash.
  const meant = /^[a-z]:$/i.test(path) ? `${path}/` : path;
  const remedy = meant === '' ? '去掉路径里面的引号' : `引号前面不要有反斜杠，写成：\n    "${meant}"`;
  return `路径里混进了引号：${word}\n  反斜杠 \\ 后面紧跟着引号时，引号就成了路径里的字\n  改法：${remedy}`;
}
