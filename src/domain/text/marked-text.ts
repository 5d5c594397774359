/**
 * The markup for the text of a page: "## heading", "- entry", "cell
 * cell", "[hình 3: …]", and empty lines between paragraphs. Everything else is text. Pure.
 */

/** A block of a page’s text, as it is rendered. */
export type TextBlock =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly entries: readonly string[] }
  /** The first row names the columns. */
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }
  | FileMark;

/**
 * "[hình 3: Bản đồ hành chính
 * Bảy khối quanh trụ sở]", on a line of its own: inserts the file with this number.
 */
export interface FileMark {
  readonly kind: 'file';
  readonly number: number;
  /** True for "hình" and "ảnh"; otherwise it is a document. */
  readonly isPicture: boolean;
  /** The caption; '' when there is none. */
  readonly caption: string;
  /** Alternative text for people who cannot see the picture. */
  readonly description: string;
}

const fileLine =
  /^\[(?<word>hình|ảnh|tệp) (?<number>\d{1,7})(?: ?: ?(?<caption>[^[\]|]*)(?:\|(?<description>[^[\]|]*))?)?\]$/iu;

/** The file mark in a line; null when the line is not one. */
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

/** The mark in the form that people edit. Characters that would end the mark are removed. */
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

/** The headings, lists, tables, files and paragraphs of a text. */
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

/** An event on a day: a table row whose first cell is a date. */
export interface DatedRow {
  /** 'YYYY-MM-DD'. */
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
