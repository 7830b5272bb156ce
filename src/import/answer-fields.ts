import { toLine } from './document-text.ts';
import type { FoundField, ResolvedFields } from './resolve-fields.ts';

/** By the key of a field its values; none leaves the field open. */
export type Answers = Readonly<Record<string, readonly string[]>>;

/** Puts what the person who imports says of fields before what was read, and before what was only guessed. */
export function answerFields(fields: ResolvedFields, answers: Answers): ResolvedFields {
  const found = new Map<string, FoundField>(fields.found);
  for (const [key, given] of Object.entries(answers)) {
    // An answer is a line: more of them could pass for other fields.
    const values = given.map(toLine).filter(Boolean);
    if (values.length === 0) found.delete(key);
    else found.set(key, { key, values, origin: '编辑的回答' });
  }
  return { ...fields, found, doubts: fields.doubts.filter(({ key }) => !found.has(key)) };
}
