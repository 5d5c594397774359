/** What changed between two texts, word by word. PURE. */

export interface Piece {
  readonly kind: 'same' | 'gone' | 'new';
  readonly text: string;
}

/** Cells of the comparison's table: 4 million are some tens of milliseconds. Beyond it the middle counts as rewritten. */
const maxCells = 4_000_000;

/** Words with the spaces after them, line ends by themselves. */
const tokensOf = (text: string): readonly string[] => text.match(/\n|[^\s]+[^\S\n]*|[^\S\n]+/gu) ?? [];
const bare = (token: string): string => (token === '\n' ? token : token.trim());
const same = (one: string | undefined, other: string | undefined): boolean =>
  one !== undefined && other !== undefined && bare(one) === bare(other);

export const wordDiff = (before: string, after: string): readonly Piece[] => {
  const old = tokensOf(before);
  const now = tokensOf(after);
  let start = 0;
  while (start < old.length && same(old[start], now[start])) start += 1;
  let tail = 0;
  while (tail < Math.min(old.length, now.length) - start && same(old.at(-1 - tail), now.at(-1 - tail))) tail += 1;
  const middle = compared(old.slice(start, old.length - tail), now.slice(start, now.length - tail));
  return merged([
    ...now.slice(0, start).map((text): Piece => ({ kind: 'same', text })),
    ...middle,
    ...now.slice(now.length - tail).map((text): Piece => ({ kind: 'same', text })),
  ]);
};

/** The longest common subsequence, read back from a table of its lengths. */
const compared = (old: readonly string[], now: readonly string[]): readonly Piece[] => {
  const width = now.length + 1;
  if (old.length * width > maxCells)
    return [
      ...old.map((text): Piece => ({ kind: 'gone', text })),
      ...now.map((text): Piece => ({ kind: 'new', text })),
    ];
  const lengths = new Uint16Array((old.length + 1) * width);
  const lengthAt = (row: number, column: number): number => lengths[row * width + column] ?? 0;
  for (let row = old.length - 1; row >= 0; row -= 1)
    for (let column = now.length - 1; column >= 0; column -= 1)
      lengths[row * width + column] = same(old[row], now[column])
        ? lengthAt(row + 1, column + 1) + 1
        : Math.max(lengthAt(row + 1, column), lengthAt(row, column + 1));
  const pieces: Piece[] = [];
  let [row, column] = [0, 0];
  while (row < old.length || column < now.length) {
    const [gone, fresh] = [old[row], now[column]];
    if (fresh !== undefined && same(gone, fresh)) {
      pieces.push({ kind: 'same', text: fresh });
      row += 1;
      column += 1;
    } else if (gone !== undefined && (fresh === undefined || lengthAt(row + 1, column) >= lengthAt(row, column + 1))) {
      pieces.push({ kind: 'gone', text: gone });
      row += 1;
    } else {
      pieces.push({ kind: 'new', text: fresh ?? '' });
      column += 1;
    }
  }
  return pieces;
};

const merged = (pieces: readonly Piece[]): readonly Piece[] =>
  pieces.reduce<Piece[]>((done, piece) => {
    const last = done.at(-1);
    if (last?.kind === piece.kind) done[done.length - 1] = { kind: piece.kind, text: last.text + piece.text };
    else done.push(piece);
    return done;
  }, []);
