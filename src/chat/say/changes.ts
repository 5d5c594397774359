/** Shows what an edit changed in a few lines: the removed and added words instead of the whole text. Pure. */
import { formatDate, parseLocalDate } from '../../domain/calendar/local-date.ts';
import type { Sentence } from '../../domain/facts.ts';
import { joinedLines } from '../../domain/facts.ts';
import { type Change, changesBetween, isCounted, type Version } from '../../domain/submission/changes.ts';
import { cutText } from '../../domain/text/normalize.ts';
import { type Piece, wordDiff } from '../../reading/word-diff.ts';

/** Most passages quoted from one text, and their length in characters. */
const mostPassages = 3;
const passageLength = 60;
/** Most lines about one edit. */
const mostLines = 4;

interface Passage {
  readonly gone: string;
  readonly now: string;
}

const lastWord = (text: string): string => /\S+\s*$/u.exec(text)?.[0] ?? '';
const isShort = (text: string): boolean => !/\S\s+\S/u.test(text);

/** Pairs of removed and added text. A single word is shown with the word before it, so that it can be found in the text. */
function passagesOf(pieces: readonly Piece[]): readonly Passage[] {
  const passages: Passage[] = [];
  pieces.forEach((piece, at) => {
    if (piece.kind === 'same') return;
    const previous = pieces[at - 1];
    if (piece.kind === 'new' && previous?.kind === 'gone') return;
    const next = pieces[at + 1];
    const gone = piece.kind === 'gone' ? piece.text : '';
    const now = piece.kind === 'new' ? piece.text : next?.kind === 'new' ? next.text : '';
    const context = previous?.kind === 'same' && isShort(gone) && isShort(now) ? lastWord(previous.text) : '';
    passages.push({ gone: gone && context + gone, now: now && context + now });
  });
  return passages;
}

const quoted = (text: string): string => cutText(text.replaceAll(/\s+/gu, ' ').trim(), passageLength);

const passageSentence = ({ gone, now }: Passage): Sentence => ({
  key: gone === '' ? 'change-added' : now === '' ? 'change-removed' : 'change-replaced',
  facts: { gone: quoted(gone), now: quoted(now) },
});

/** The difference between two texts in few words. */
export function wordsSentence(before: string, after: string): Sentence | string {
  const passages = passagesOf(wordDiff(before, after));
  const shown = passages.slice(0, mostPassages).map(passageSentence);
  const more = passages.length - shown.length;
  const all = more > 0 ? [...shown, { key: 'change-more', facts: { count: more } }] : shown;
  return all.reduceRight<Sentence | string>(
    (rest, each) => (rest === '' ? each : { key: 'change-and', facts: { first: each, rest } }),
    '',
  );
}

const dayOf = (text: string): string => {
  const day = parseLocalDate(text);
  return day ? formatDate(day) : '–';
};

function changeSentence(change: Change): Sentence {
  if (isCounted(change)) return { key: `change-line-${change.what}`, facts: { count: change.count } };
  switch (change.what) {
    case 'eventOn':
      return { key: 'change-line-eventOn', facts: { gone: dayOf(change.before), now: dayOf(change.after) } };
    case 'category':
      return { key: 'change-line-category', facts: { category: change.after } };
    case 'order':
      return { key: 'change-line-order' };
    // Names are shown in full: before the edit, the sender was the only one and was not stated.
    case 'authors':
    case 'photographers':
      return {
        key: 'change-line-text',
        facts: { what: change.what, words: change.after || wordsSentence(change.before, '') },
      };
    default:
      return {
        key: 'change-line-text',
        facts: { what: change.what, words: wordsSentence(change.before, change.after) },
      };
  }
}

/** Shown under a correction that changes no text and only adds its notice. */
export const nothingElse = joinedLines([{ key: 'change-line-nothing' }]);

/** The lines under "Đã sửa bài …"; '' when nothing visible has changed. */
export function changeLines(before: Version, after: Version): Sentence | string {
  const changes = changesBetween(before, after).map(changeSentence);
  const rest = changes.length - mostLines;
  return joinedLines(
    rest > 0 ? [...changes.slice(0, mostLines), { key: 'change-rest', facts: { count: rest } }] : changes,
  );
}
