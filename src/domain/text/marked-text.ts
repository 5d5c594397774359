/**
 * The few marks of a page's text that people type at a desk: "## heading", "- entry", "cell | cell", and empty lines between
 * paragraphs. Anything else is text. PURE.
 */

export type TextBlock =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly entries: readonly string[] }
  /** The first row names the columns. */
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };

type LineKind = TextBlock['kind'] | 'empty';

const kindOf = (line: string): LineKind => {
  if (line === '') return 'empty';
  if (/^#{1,3}\s/u.test(line)) return 'heading';
  if (/^[-*•]\s/u.test(line)) return 'list';
  return line.includes(' | ') ? 'table' : 'paragraph';
};

const cellsOf = (line: string): readonly string[] =>
  line
    .replace(/^\|\s*|\s*\|$/gu, '')
    .split('|')
    .map((cell) => cell.trim());

const blockOf = (kind: Exclude<LineKind, 'empty'>, lines: readonly string[]): TextBlock => {
  switch (kind) {
    case 'heading':
      return { kind, text: (lines[0] ?? '').replace(/^#+\s+/u, '') };
    case 'list':
      return { kind, entries: lines.map((line) => line.replace(/^[-*•]\s+/u, '')) };
    case 'table': {
      const [head = [], ...rows] = lines.map(cellsOf);
      return { kind, head, rows };
    }
    case 'paragraph':
      return { kind, text: lines.join('\n') };
  }
};

/** Headings, lists, tables and paragraphs of what was typed. */
export function readMarkedText(text: string): readonly TextBlock[] {
  const blocks: TextBlock[] = [];
  let open: { readonly kind: LineKind; readonly lines: string[] } = { kind: 'empty', lines: [] };
  const close = (): void => {
    if (open.kind !== 'empty') blocks.push(blockOf(open.kind, open.lines));
  };
  for (const line of text.split('\n').map((each) => each.trim())) {
    const kind = kindOf(line);
    if (kind === open.kind && kind !== 'heading') open.lines.push(line);
    else {
      close();
      open = { kind, lines: [line] };
    }
  }
  close();
  return blocks;
}

/** Something that happens on a day: a row of a table whose first cell is a date. */
export interface DatedRow {
  /** 'YYYY-MM-DD' */
  readonly date: string;
  readonly cells: readonly string[];
}

/** Rows of all tables that begin with a date, "30/11/2026" or "Thứ Hai 30/11/2026", in their order. */
export const datedRows = (text: string): readonly DatedRow[] =>
  readMarkedText(text).flatMap((block) =>
    block.kind !== 'table'
      ? []
      : block.rows.flatMap(([first = '', ...cells]) => {
          const [, day, month, year] = /(\d{1,2})\/(\d{1,2})\/(\d{4})/u.exec(first) ?? [];
          return day && month && year
            ? [{ date: `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`, cells }]
            : [];
        }),
  );
