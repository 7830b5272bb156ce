import { type FieldPart, type FormField, REPORT_TABLE } from '../report/fields.ts';
import { type FrontMatterValue, parseFrontMatter } from '../report/parse-front-matter.ts';
import { PAGE_PLACES } from '../report/parse-page.ts';
import { WITHDRAWAL_TEXTS } from '../report/parse-withdrawal.ts';
import { readFieldLines } from '../report/read-field-lines.ts';
import { EXPLANATION_FORMS, RELATION_CHOICES } from '../report/relations.ts';
import { REPORT_STATES, REVIEW_ROUNDS } from '../report/report.ts';
import { splitFrontMatter } from '../report/split-front-matter.ts';
import { VALIDITY_CHOICES } from '../report/validity.ts';
import type { Vocabulary } from '../report/vocabulary.ts';
import type { DeskField, DeskInput } from './desk-api.ts';
import { isSingle, readEntries } from './edit-field.ts';

/** Where a value is chosen. */
export interface FieldChoices extends Vocabulary {
  /** Names of columns, where the portal has its own. */
  readonly columns?: readonly string[];
  /** What is offered for a line, by the key of its field: the same thing is to be called the same in each report. */
  readonly known?: Readonly<Record<string, readonly string[]>>;
}

/** The form of a report or of a fixed page: its table of fields with what its file says, and on which line its text begins. */
export function describeFields(
  text: string,
  choices: FieldChoices,
  { fields, names } = REPORT_TABLE,
): { fields: readonly DeskField[]; bodyLine: number } {
  const split = splitFrontMatter(text, names);
  const isSplit = !('rule' in split);
  const entries = isSplit
    ? parseFrontMatter(split.frontMatter, split.frontMatterLine, names).entries
    : new Map<string, FrontMatterValue>();
  const lines = new Map(
    (isSplit ? readFieldLines(split.frontMatter, 1, names).fields : []).map((field) => {
      const first = (isSplit ? split.frontMatterLine : 1) + field.first;
      return [field.key, [first, first + field.lines.length - 1] as const];
    }),
  );
  return {
    bodyLine: isSplit ? split.bodyLine - 1 : 0,
    fields: fields.map((field): DeskField => {
      const place = lines.get(field.key);
      const read = readEntries(field, entries.get(field.key), place !== undefined);
      return {
        key: field.key,
        help: field.form ?? field.help,
        ...(field.example === undefined ? {} : { example: field.example }),
        isRequired: field.required === true,
        isRare: field.isRare === true,
        input: read ? chooseInput(field, choices) : { kind: 'text' },
        values: read?.filter((entry) => typeof entry === 'string') ?? [],
        entries: field.parts
          ? (read ?? []).map((entry) =>
              typeof entry === 'string' ? { [field.parts?.[0]?.key ?? '']: entry } : entry,
            )
          : [],
        ...(place ? { lines: place } : {}),
      };
    }),
  };
}

function chooseInput(field: FormField, choices: FieldChoices): DeskInput {
  if (field.parts)
    return {
      kind: 'entries',
      isSingle: isSingle(field),
      parts: field.parts.map((part) => ({
        key: part.key,
        help: part.form ?? part.help,
        isRequired: part.required === true,
        input: chooseValueInput(part.type, choices),
      })),
    };
  const input = chooseValueInput(field.type, choices);
  return input.kind === 'line' ? { ...input, known: choices.known?.[field.key] ?? [] } : input;
}

type ValueType = FormField['type'] | FieldPart['type'];

/** What there is to choose from, by types of fields and of parts. */
const listChoices = ({
  columns = [],
  topics,
  genres,
  disclosures,
}: FieldChoices): Partial<Record<ValueType, readonly string[] | undefined>> => ({
  topic: topics,
  genre: genres,
  disclosure: disclosures,
  column: columns.length > 0 ? columns : undefined,
  state: REPORT_STATES,
  validity: VALIDITY_CHOICES,
  place: PAGE_PLACES,
  round: REVIEW_ROUNDS,
  relation: RELATION_CHOICES,
  explanation: EXPLANATION_FORMS,
  remains: WITHDRAWAL_TEXTS,
});

function chooseValueInput(type: ValueType, fieldChoices: FieldChoices): DeskInput {
  const choices = listChoices(fieldChoices)[type];
  if (choices) return { kind: 'choice', choices };
  switch (type) {
    case 'date':
      return { kind: 'date' };
    case 'date-time':
    case 'moment':
      return { kind: 'moment' };
    case 'list':
    case 'addresses':
      return { kind: 'list', isParted: type === 'list' };
    case 'report':
      return { kind: 'report', orAddress: true };
    case 'reports':
      return { kind: 'reports' };
    case 'lines':
      return { kind: 'lines' };
    default:
      return { kind: 'line' };
  }
}
