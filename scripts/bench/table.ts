/** What a benchmark found. */
export interface Measurement {
  columns: readonly string[];
  rows: readonly (readonly (string | number)[])[];
}

/** As a Markdown table, to be copied into a note. */
export function formatTable(title: string, { columns, rows }: Measurement): string {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
  return [`\n## ${title}\n`, line(columns), line(columns.map(() => '---')), ...rows.map(line)].join('\n');
}
