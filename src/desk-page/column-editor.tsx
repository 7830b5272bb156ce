import { useId, useState } from 'preact/hooks';
import { isRecord } from '../base/json.ts';
import { Button } from './button.tsx';
import { LabelledLine, listOptions, Select } from './inputs.tsx';
import { type PartsEditorProps, Unfinished } from './setting-lists.tsx';
import { useEdited, useTyped } from './use-renewed.ts';
import { moveItem, replaceItem } from './use-reorder.tsx';

type Rule = Readonly<Record<string, string | readonly string[]>>;

/** 栏目 as `site.json` has them; parts that are not edited here stay. */
interface Column {
  readonly name: string;
  readonly reports?: Rule | readonly Rule[];
  readonly children?: readonly Column[];
  readonly [part: string]: unknown;
}

const readColumns = (value: unknown): Column[] =>
  (Array.isArray(value) ? value.filter(isRecord) : []) as Column[];

const readRules = (reports: Column['reports']): Rule[] =>
  (Array.isArray(reports) ? reports : [reports]).filter((rule): rule is Rule => isRecord(rule));

/** Without a part that is empty. */
function put(column: Column, part: string, value: unknown): Column {
  const { [part]: _, ...rest } = column;
  const isEmpty = value === '' || value === undefined || (Array.isArray(value) && value.length === 0);
  return (isEmpty ? rest : { ...column, [part]: value }) as Column;
}

const TEXTS = [
  { part: 'description', label: '介绍', placeholder: '' },
  { part: 'type', label: '栏目类型', placeholder: '如 政策文件；不写，就是 信息公开目录' },
  { part: 'slug', label: '网页的文件名（公布以后不要再改）', placeholder: '如 zhengce；不写，用名称' },
] as const;

const isWhole = (columns: readonly Column[]): boolean =>
  columns.every(({ name, children = [] }) => name.trim() !== '' && isWhole(children));

/** The tree of columns. What is not complete yet is saved when it is. */
export function ColumnEditor({ value, conditions, onSave }: PartsEditorProps) {
  const [columns, setColumns, save] = useEdited<readonly Column[]>(
    JSON.stringify(readColumns(value)),
    isWhole,
    (next) => onSave(next.length === 0 ? undefined : next),
  );
  return (
    <>
      <ColumnList columns={columns} conditions={conditions} level={1} onType={setColumns} onDone={save} />
      {!isWhole(columns) && <Unfinished what="栏目没有写名称" />}
    </>
  );
}

interface ListProps {
  readonly columns: readonly Column[];
  readonly conditions: readonly string[];
  readonly level: number;
  /** While it is being typed. */
  onType(columns: readonly Column[]): void;
  onDone(columns: readonly Column[]): void;
}

function ColumnList({ columns, conditions, level, onType, onDone }: ListProps) {
  return (
    <div class="desk-tree">
      {columns.map((column, at) => (
        <ColumnItem
          key={at}
          column={column}
          name={column.name.trim() === '' ? `第 ${at + 1} 个` : `“${column.name}”`}
          conditions={conditions}
          level={level}
          isFirst={at === 0}
          isLast={at === columns.length - 1}
          onType={(next) => onType(replaceItem(columns, at, next))}
          onDone={(next) => onDone(replaceItem(columns, at, next))}
          onMove={(by) => onDone(moveItem(columns, at, at + by))}
          onDelete={() => onDone(columns.filter((_, index) => index !== at))}
        />
      ))}
      {level === 1 && (
        <p>
          <Button onClick={() => onType([...columns, { name: '' }])}>加一个栏目</Button>
        </p>
      )}
    </div>
  );
}

function ColumnItem({
  column,
  name,
  conditions,
  level,
  isFirst,
  isLast,
  onType,
  onDone,
  onMove,
  onDelete,
}: Pick<ListProps, 'conditions' | 'level'> & {
  readonly column: Column;
  /** For people. */
  readonly name: string;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  onType(column: Column): void;
  onDone(column: Column): void;
  onMove(by: number): void;
  onDelete(): void;
}) {
  // A new one is open; from then on whoever works on it opens and closes it.
  const [isOpen] = useState(column.name === '');
  const children = readColumns(column.children);
  return (
    <details class="desk-column" open={isOpen}>
      <summary>
        {name}
        {children.length > 0 && `（下级 ${children.length} 个）`}
      </summary>
      <LabelledLine
        label="名称"
        value={column.name}
        maxLength={60}
        onText={(text) => onType({ ...column, name: text })}
        onBlur={() => onDone(column)}
      />
      <RuleList column={column} conditions={conditions} onType={onType} onDone={onDone} />
      <details>
        <summary>介绍、类型、文件名、更新期限</summary>
        {TEXTS.map(({ part, label, placeholder }) => (
          <LabelledLine
            key={part}
            label={label}
            value={String(column[part] ?? '')}
            placeholder={placeholder}
            onText={(text) => onType(put(column, part, text))}
            onBlur={() => onDone(column)}
          />
        ))}
        <LabelledLine
          label="多少天不更新就提醒（0 是不提醒）"
          inputMode="numeric"
          value={String(column.updateDays ?? '')}
          onText={(text) => onType(put(column, 'updateDays', /^\d+$/.test(text) ? Number(text) : text))}
          onBlur={() => onDone(column)}
        />
      </details>
      <p class="desk-actions">
        <Button disabled={isFirst} onClick={() => onMove(-1)}>
          {name}上移
        </Button>
        <Button disabled={isLast} onClick={() => onMove(1)}>
          {name}下移
        </Button>
        <Button onClick={onDelete}>删去{name}</Button>
        {level < 4 && (
          <Button onClick={() => onType(put(column, 'children', [...children, { name: '' }]))}>
            在{name}里加下级
          </Button>
        )}
      </p>
      {children.length > 0 && (
        <ColumnList
          columns={children}
          conditions={conditions}
          level={level + 1}
          onType={(next) => onType(put(column, 'children', next))}
          onDone={(next) => onDone(put(column, 'children', next))}
        />
      )}
    </details>
  );
}

/** Which reports a column has: all conditions of one group have to be met. */
function RuleList({
  column,
  conditions,
  onType,
  onDone,
}: {
  column: Column;
  conditions: readonly string[];
  onType: (column: Column) => void;
  onDone: (column: Column) => void;
}) {
  const rules = readRules(column.reports);
  /** One group is written without a list, unless it was one. */
  const putRules = (next: readonly Rule[]): Column => {
    const full = next.filter((rule) => Object.keys(rule).length > 0);
    const [only] = full;
    const isSingle = full.length === 1 && !Array.isArray(column.reports);
    return put(column, 'reports', isSingle ? only : full);
  };
  const replace = (at: number, rule: Rule) => putRules(replaceItem(rules, at, rule));
  return (
    <div class="desk-rows">
      <p>
        {rules.length === 0
          ? '收“所属类目”就是这个名称的报告。'
          : '收这样的报告（一组里的几项都要符合，一项里的几个值符合一个就行）：'}
      </p>
      {rules.map((rule, at) => (
        <div key={at} class="desk-rule">
          {at > 0 && <p>或者</p>}
          {Object.entries(rule).map(([condition, values]) => (
            <ConditionRow
              key={condition}
              condition={condition}
              values={values}
              onSave={(next) => {
                const { [condition]: _, ...rest } = rule;
                onDone(replace(at, (next === undefined ? rest : { ...rule, [condition]: next }) as Rule));
              }}
            />
          ))}
          <ConditionChoice
            label="还要看"
            choices={conditions.filter((one) => !Object.hasOwn(rule, one))}
            onChoose={(condition) => onType(replace(at, { ...rule, [condition]: '' }))}
          />
        </div>
      ))}
      <ConditionChoice
        label={rules.length === 0 ? '改为按什么收' : '另有一组，按'}
        choices={conditions}
        onChoose={(condition) => onType(putRules([...rules, { [condition]: '' }]))}
      />
    </div>
  );
}

function ConditionChoice({
  label,
  choices,
  onChoose,
}: {
  label: string;
  choices: readonly string[];
  onChoose: (condition: string) => void;
}) {
  const id = useId();
  if (choices.length === 0) return null;
  return (
    <p class="desk-part">
      <label for={id}>{label}</label>
      <Select
        id={id}
        value=""
        options={[['', '（不加）'], ...listOptions(choices)]}
        onChoose={(choice) => choice && onChoose(choice)}
      />
    </p>
  );
}

/** One condition with its values, a line each; without any it goes. */
function ConditionRow({
  condition,
  values,
  onSave,
}: {
  condition: string;
  values: string | readonly string[];
  onSave: (values: string | readonly string[] | undefined) => void;
}) {
  const written = typeof values === 'string' ? values : values.join('\n');
  const [typed, setTyped, send] = useTyped(written);
  const save = () => {
    const lines = typed
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
    const [only] = lines;
    if (lines.join('\n') === written && written !== '') return;
    send(typed);
    onSave(lines.length === 0 ? undefined : lines.length === 1 && typeof values === 'string' ? only : lines);
  };
  return (
    <label>
      <span>{condition}是（一行一个）</span>
      <textarea
        rows={Math.min(6, typed.split('\n').length + 1)}
        value={typed}
        onInput={({ currentTarget }) => setTyped(currentTarget.value)}
        onBlur={save}
      />
    </label>
  );
}
