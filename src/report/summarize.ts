/** 概述 of at most 100 characters (《政府信息公开目录》), for lists where the editor wrote none. */
const MAX_LENGTH = 100;

/**
 * Cuts the beginning of a text at the end of a sentence, else of a clause.
 * The words are the report's own; an ellipsis says that it goes on.
 */
export function summarize(text: string): string {
  const characters = [...text.replace(/\s+/g, ' ').trim()];
  if (characters.length <= MAX_LENGTH) return characters.join('');
  const head = characters.slice(0, MAX_LENGTH - 1);
  const cut = (marks: string) => head.findLastIndex((char) => marks.includes(char));
  const sentence = cut('。！？');
  // A very short first sentence says too little: then rather half of the second.
  if (sentence >= MAX_LENGTH / 3) return head.slice(0, sentence + 1).join('');
  const clause = cut('，；、：');
  return `${head.slice(0, clause >= MAX_LENGTH / 3 ? clause : head.length).join('')}……`;
}
