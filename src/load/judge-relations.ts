import { decodePath } from '../base/decode-path.ts';
import { groupBy } from '../base/group-by.ts';
import { type Diagnostic, type Remedy, tellRemedy } from '../diagnostics/diagnostic.ts';
import { createNamer } from '../report/name-some.ts';
import { CHANGING, formatRelation, RELATION_ORDER, type RelationType } from '../report/relations.ts';
import type { RelationEntry, ReportSource } from '../report/report.ts';
import { type KnownIds, PICK_REPORT } from './find-dead-references.ts';

/** Reports named in a message. */
const MOST_NAMED = 8;

const quote = (id: string) => `“${id}”`;

/**
 * What is wrong with 关联 that readers would be led astray by: relations that lead nowhere, to the report itself, or in a
 * circle. What two sides say differently is for the check rules (`lint/rules/validity.ts`).
 * @param sources published reports and withdrawn ones
 */
export function judgeRelations(
  sources: readonly ReportSource[],
  known: KnownIds,
  siteUrl: string,
): Diagnostic[] {
  if (sources.every(({ fields }) => fields.relations.length === 0)) return [];
  const name = createNamer(known.ids);
  return [
    ...sources.flatMap((source) =>
      source.fields.relations.flatMap(
        (entry) => judgeEntry(source, entry, { ...known, name, siteUrl }) ?? [],
      ),
    ),
    ...sources.flatMap(findRepeats),
    ...findCircles(sources, known.ids),
  ];
}

const tell = (
  { file }: ReportSource,
  { line, column }: RelationEntry,
  level: Diagnostic['level'],
  rule: string,
  message: string,
  remedy: Remedy,
): Diagnostic => ({ level, rule, file, line, column, message, ...tellRemedy(remedy) });

interface Surroundings extends KnownIds {
  /** Some of `ids`. */
  readonly name: ReturnType<typeof createNamer>;
  readonly siteUrl: string;
}

function judgeEntry(
  source: ReportSource,
  entry: RelationEntry,
  { ids, held, name, siteUrl }: Surroundings,
): Diagnostic | undefined {
  const { target, relation } = entry;
  if ('address' in target) {
    const own = siteUrl && target.address.startsWith(siteUrl) ? target.address.slice(siteUrl.length) : '';
    const id = decodePath(/^reports\/([^?#]+)\.html/.exec(own)?.[1] ?? '');
    if (id === undefined || !ids.has(id)) return undefined;
    const message = `关联的对象“${target.address}”是本站的一篇报告，写成网址，那一篇上就不会显示这一项`;
    return tell(source, entry, 'warning', 'relation-address', message, `改为：\n    对象: ${id}`);
  }
  const { id } = target;
  if (id === source.id) {
    const message = `关联里写了“${formatRelation(relation)}”${quote(id)}，那就是这篇报告自己`;
    return tell(source, entry, 'error', 'relation-self', message, {
      file: '改成另一份文件的文件夹，或者删去这一项',
      form: '改成另一份文件，或者删去这一项',
    });
  }
  if (ids.has(id)) return undefined;
  const hold = held.get(id);
  if (hold) {
    const message = `关联的对象${quote(id)}${hold.clause}，这一项先不显示`;
    return tell(source, entry, 'warning', 'relation-held', message, '不用改：那一篇发布以后会自己显示');
  }
  const others = name(id, source.id);
  return tell(source, entry, 'error', 'relation-unknown', `关联的对象${quote(id)}没有找到`, {
    file: others
      ? `写报告所在的文件夹（从 reports 下面算起），可选：${others}；不在本站的文件，写 https:// 开头的网址`
      : '还没有别的报告，删去这一项；不在本站的文件，写 https:// 开头的网址',
    form: `${PICK_REPORT}；不在本站的文件，写 https:// 开头的网址`,
  });
}

/** The same said twice by one report. */
function findRepeats(source: ReportSource): Diagnostic[] {
  const first = new Map<string, RelationEntry>();
  return source.fields.relations.flatMap((entry) => {
    const { relation, target } = entry;
    const name = 'id' in target ? target.id : target.address;
    const key = `${relation.type} ${relation.side} ${name}`;
    const before = first.get(key);
    if (!before) {
      first.set(key, entry);
      return [];
    }
    const message = `关联里“${formatRelation(relation)}”${quote(name)}写了两遍（前一遍在第 ${before.line} 行），只显示前一遍`;
    return tell(source, entry, 'warning', 'relation-repeated', message, '删去其中一项');
  });
}

interface Edge {
  readonly from: string;
  readonly to: string;
  readonly source: ReportSource;
  readonly entry: RelationEntry;
}

/** None of these can go round: what repeals, explains or follows another document was made after it. */
function findCircles(sources: readonly ReportSource[], ids: ReadonlySet<string>): Diagnostic[] {
  const listEdges = (source: ReportSource): Edge[] =>
    source.fields.relations.flatMap((entry) => {
      const { target, relation } = entry;
      if (!('id' in target) || target.id === source.id || !ids.has(target.id)) return [];
      const [from, to] = relation.side === 'active' ? [source.id, target.id] : [target.id, source.id];
      return [{ from, to, source, entry }];
    });
  const edges = groupBy(sources.flatMap(listEdges), typeOf);
  const ofOne = RELATION_ORDER.flatMap((type) => listCircles(edges.get(type) ?? []).map(tellCircle));
  // A report keeps its folder when it is made anew (修订), so one that was amended may repeal later what amended it.
  const ofMany = listCircles(CHANGING.flatMap((type) => edges.get(type) ?? []))
    .filter((circle) => new Set(circle.map(typeOf)).size > 1)
    .map(tellMixed);
  return [...ofOne, ...ofMany];
}

const typeOf = ({ entry }: Edge): RelationType => entry.relation.type;

/** Circles that have no document in common, each as the edges around it. */
function listCircles(edges: readonly Edge[]): Edge[][] {
  const circles: Edge[][] = [];
  let left = trimEnds(edges);
  while (left.length > 0) {
    const next = new Map(left.map((edge) => [edge.from, edge]));
    const path: Edge[] = [];
    const at = new Map<string, number>();
    let node = [...next.keys()].sort()[0] ?? '';
    while (!at.has(node)) {
      at.set(node, path.length);
      const edge = next.get(node) as Edge;
      path.push(edge);
      node = edge.to;
    }
    const circle = path.slice(at.get(node));
    circles.push(circle);
    const members = new Set(circle.map(({ from }) => from));
    left = trimEnds(left.filter(({ from, to }) => !members.has(from) && !members.has(to)));
  }
  return circles;
}

/** Without what cannot be on a circle: edges to where nothing leads on, one after the other. */
function trimEnds(edges: readonly Edge[]): Edge[] {
  const into = groupBy(edges, ({ to }) => to);
  const out = new Map<string, number>();
  for (const { from } of edges) out.set(from, (out.get(from) ?? 0) + 1);
  const gone = new Set<Edge>();
  const ends = [...into.keys()].filter((node) => !out.has(node));
  for (const end of ends) {
    for (const edge of into.get(end) ?? []) {
      gone.add(edge);
      const rest = (out.get(edge.from) ?? 0) - 1;
      out.set(edge.from, rest);
      if (rest === 0) ends.push(edge.from);
    }
  }
  return edges.filter((edge) => !gone.has(edge));
}

function tellCircle(circle: readonly Edge[]): Diagnostic {
  const [first] = circle as [Edge];
  const type = typeOf(first);
  const word = formatRelation({ type, side: 'active' });
  const passive = formatRelation({ type, side: 'passive' });
  const message = `关联绕成了一圈：${formatCircle(circle)}`;
  const remedy = `有一处写反了：后制定的一份写“${word}”，先制定的一份写“${passive}”；两篇里只写一篇就行`;
  return tell(first.source, first.entry, 'error', 'relation-circle', message, remedy);
}

function tellMixed(circle: readonly Edge[]): Diagnostic {
  const [{ source, entry }] = circle as [Edge];
  const message = `照关联，几份文件哪一份在后说不通：${formatCircle(circle)}`;
  const remedy =
    '修改、废止、代替别的文件的，是后制定的一份。对照原件核对每一项，改正写反的；确实是这样的，可以不改';
  return tell(source, entry, 'warning', 'relation-circle', message, remedy);
}

/** “甲”废止“乙”修改“甲” */
function formatCircle(circle: readonly Edge[]): string {
  const steps = circle
    .slice(0, MOST_NAMED)
    .map((edge) => quote(edge.from) + formatRelation({ type: typeOf(edge), side: 'active' }));
  const end = circle.length > MOST_NAMED ? `……（共 ${circle.length} 篇）` : quote(circle[0]?.from ?? '');
  return steps.join('') + end;
}
