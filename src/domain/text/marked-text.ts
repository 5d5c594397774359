/**
 * The few marks of a page's text that people type at a desk: "## heading", "- entry", "cell | cell", "[hình 3: …]", and empty lines between
 * paragraphs. Anything else is text. PURE.
 */

/** A part of a page’s text, as it is drawn. */
export type TextBlock =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly entries: readonly string[] }
  /** The first row names the columns. */
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }
  | FileMark;

/** "[hình 3: Bản đồ hành chính | Bảy khối quanh trụ sở]", a line of its own: here stands the file of that number. */
export interface FileMark {
  readonly kind: 'file';
  readonly number: number;
  /** As the line calls it: "hình", "ảnh"; else a document. */
  readonly isPicture: boolean;
  /** What stands under it; '' where nothing is said. */
  readonly caption: string;
  /** What it shows, for who does not see it. */
  readonly description: string;
}

const fileLine =
  /^\[(?<word>hình|ảnh|tệp) (?<number>\d{1,7})(?: ?: ?(?<caption>[^[\]|]*)(?:\|(?<description>[^[\]|]*))?)?\]$/iu;

/** Null: the line is none. */
export function fileMarkIn(line: string): FileMark | null {
  const {
    word = '',
    number,
    caption = '',
    description = '',
  } = (line.startsWith('[') && fileLine.exec(line)?.groups) || {};
  return number === undefined
    ? null
    : {
        kind: 'file',
        number: Number(number),
        isPicture: word.toLowerCase() !== 'tệp',
        caption: caption.trim(),
        description: description.trim(),
      };
}

/** As people edit it. What would end the mark cannot stand in it. */
export function writeFileMark({ number, isPicture, caption, description }: Omit<FileMark, 'kind'>): string {
  const clean = (text: string): string => text.replaceAll(/[[\]|\n]+/gu, ' ').trim();
  const said = [clean(caption), clean(description)].filter((each) => each !== '').join(' | ');
  return `[${isPicture ? 'hình' : 'tệp'} ${number}${said === '' ? '' : `: ${said}`}]`;
}

type LineKind = TextBlock['kind'] | 'empty';

const kindOf = (line: string): LineKind => {
  if (line === '') return 'empty';
  if (/^#{1,3}\s/u.test(line)) return 'heading';
  if (/^[-*•]\s/u.test(line)) return 'list';
  if (fileMarkIn(line)) return 'file';
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
    case 'file':
      return fileMarkIn(lines[0] ?? '') ?? { kind: 'paragraph', text: lines.join('\n') };
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
    if (kind === open.kind && kind !== 'heading' && kind !== 'file') open.lines.push(line);
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
