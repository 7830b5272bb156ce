import { FIELDS, type Field } from '../report/fields.ts';
import { parseFrontMatter } from '../report/parse-front-matter.ts';
import { REPORT_STATES } from '../report/report.ts';
import { splitFrontMatter } from '../report/split-front-matter.ts';
import { VALIDITY_CHOICES } from '../report/validity.ts';
import type { Vocabulary } from '../report/vocabulary.ts';
import type { DeskField, DeskInput } from './desk-api.ts';
import { readValues } from './edit-field.ts';

/** Entries with parts: their rows are written in the text until each has a form of its own. */
const IN_TEXT: DeskInput = { kind: 'text' };

/** The form of a report: the fields table with what its file says, and on which line its text begins. */
export function describeFields(
  text: string,
  vocabulary: Vocabulary,
): { fields: readonly DeskField[]; bodyLine: number } {
  const split = splitFrontMatter(text);
  const isSplit = !('rule' in split);
  const entries = isSplit ? parseFrontMatter(split.frontMatter, split.frontMatterLine).entries : new Map();
  return {
    bodyLine: isSplit ? split.bodyLine - 1 : 0,
    fields: FIELDS.map((field) => {
      const value = entries.get(field.key);
      const input = chooseInput(field, vocabulary);
      const values = readValues(value);
      // What is written in another form than the field has stays in the text.
      const isOdd = value !== undefined && value.kind === 'map' && input.kind !== 'text';
      return {
        key: field.key,
        help: field.help,
        isRequired: field.required === true,
        isRare: field.isRare === true,
        input: isOdd ? IN_TEXT : input,
        values: input.kind === 'text' && value ? ['（写在文字里）'] : values,
      };
    }),
  };
}

function chooseInput({ type }: Field, vocabulary: Vocabulary): DeskInput {
  switch (type) {
    case 'topic':
      return { kind: 'choice', choices: vocabulary.topics };
    case 'genre':
      return { kind: 'choice', choices: vocabulary.genres };
    case 'disclosure':
      return { kind: 'choice', choices: vocabulary.disclosures };
    case 'state':
      return { kind: 'choice', choices: REPORT_STATES };
    case 'validity':
      return { kind: 'choice', choices: VALIDITY_CHOICES };
    case 'date':
      return { kind: 'date' };
    case 'list':
    case 'reports':
      return { kind: 'list' };
    case 'lines':
      return { kind: 'lines' };
    case 'text':
    case 'date-time':
    case 'moment':
    case 'document-number':
    case 'index-number':
    case 'year':
      return { kind: 'line' };
    default:
      return IN_TEXT;
  }
}
