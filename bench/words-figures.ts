/** Figures of classified messages: recall and precision of each meaning, the goals, and the mistakes. */
import { type Meaning, meanings } from '../src/domain/words/model.ts';
import type { Figure } from './figure.ts';
import type { Judged } from './words-read.ts';

/** Number of messages shown for each kind of mistake. */
const shownMistakes = 12;

interface Share {
  readonly part: number;
  readonly whole: number;
}

const percent = ({ part, whole }: Share): string => `${((100 * part) / whole).toFixed(1)} % of ${whole}`;

const shareOf = (judged: readonly Judged[], is: (each: Judged) => boolean): Share => ({
  part: judged.filter(is).length,
  whole: judged.length,
});

const alarmed = ({ isAlarmed }: Judged) => isAlarmed;
const opened = ({ opensItem }: Judged) => opensItem;

/** Of the messages with this meaning, the share classified as such; for danger, the share answered with the emergency numbers. */
const recallOf = (judged: readonly Judged[], meaning: Meaning): Share =>
  shareOf(
    judged.filter((each) => each.meaning === meaning),
    meaning === 'danger' ? alarmed : ({ got }) => got === meaning,
  );

/**
 * Of the messages classified as this meaning, the share that has it. Messages answered with the emergency numbers count as
 * danger.
 */
const precisionOf = (judged: readonly Judged[], meaning: Meaning): Share =>
  shareOf(
    judged.filter((each) =>
      meaning === 'danger' ? each.isAlarmed : each.got === meaning && each.meaning !== 'danger',
    ),
    (each) => each.meaning === meaning,
  );

/** Messages of staff that are not news: they must not open an item. */
const otherOfStaff = (judged: readonly Judged[]) =>
  judged.filter(({ meaning, isChat }) => meaning === 'staff-work' || isChat);

const citizensOrdinary = (judged: readonly Judged[]) =>
  judged.filter(({ meaning, isChat }) => meaning === 'ordinary' && !isChat);

interface NamedShare {
  readonly name: string;
  readonly share: Share;
}

/** Leaves out what the set has no lines for. */
const printed = (title: string, shares: readonly NamedShare[]): readonly Figure[] =>
  shares
    .filter(({ share }) => share.whole > 0)
    .map(({ name, share }) => ({ name: `${title}: ${name}`, value: percent(share) }));

/** Recall and precision of each meaning in the set, needless emergency numbers, and messages that open an item by mistake. */
export function figuresOf(title: string, judged: readonly Judged[]): readonly Figure[] {
  const of = (meaning: Meaning) => judged.filter((each) => each.meaning === meaning);
  const known = meanings.filter((meaning) => of(meaning).length > 0);
  const chat = judged.filter(({ isChat }) => isChat);
  return printed(title, [
    ...known.map((meaning) => ({ name: `${meaning}, recall`, share: recallOf(judged, meaning) })),
    ...known.map((meaning) => ({ name: `${meaning}, precision`, share: precisionOf(judged, meaning) })),
    ...known
      .filter((meaning) => meaning !== 'danger')
      .map((meaning) => ({ name: `${meaning}, told the numbers needlessly`, share: shareOf(of(meaning), alarmed) })),
    { name: 'other words of staff that open an item', share: shareOf(of('staff-work'), opened) },
    { name: 'what staff say to each other that opens an item', share: shareOf(chat, opened) },
  ]);
}

/** A required figure (issue 10): at least, or at most, this share. */
interface Goal extends NamedShare {
  readonly least?: number;
  readonly most?: number;
}

const metOf = ({ share: { part, whole }, least, most }: Goal): string => {
  const reached = part / whole;
  return reached >= (least ?? 0) && reached <= (most ?? 1) ? 'met' : 'NOT MET';
};

const nothing: Share = { part: 0, whole: 0 };

/**
 * The goals with the reached figures.
 * @param near lines written to sound like letters: they are rarer in practice, so precision is measured with and without them
 */
export function goalsOf(title: string, judged: readonly Judged[], near: readonly Judged[] = []): readonly Figure[] {
  const hasLetters = judged.some(({ meaning }) => meaning === 'letter');
  const goals: readonly Goal[] = [
    { name: 'danger is told the numbers', share: recallOf(judged, 'danger'), least: 0.98 },
    { name: 'ordinary messages told them needlessly', share: shareOf(citizensOrdinary(judged), alarmed), most: 0.03 },
    {
      name: 'talk of staff told them needlessly',
      share: shareOf(
        judged.filter(({ isChat }) => isChat),
        alarmed,
      ),
      most: 0.03,
    },
    { name: 'letters, recall', share: recallOf(judged, 'letter'), least: 0.95 },
    { name: 'letters, precision', share: hasLetters ? precisionOf(judged, 'letter') : nothing, least: 0.9 },
    {
      name: 'letters, precision among near ones',
      share: hasLetters && near.length > 0 ? precisionOf([...judged, ...near], 'letter') : nothing,
      least: 0.9,
    },
    ...(['courtesy', 'service', 'staff-work'] as const).map((meaning) => ({
      name: `${meaning}, recall`,
      share: recallOf(judged, meaning),
      least: 0.95,
    })),
    {
      name: 'news that opens an item',
      share: shareOf(
        judged.filter(({ meaning }) => meaning === 'news'),
        opened,
      ),
      least: 0.98,
    },
    { name: 'other messages of staff that open one', share: shareOf(otherOfStaff(judged), opened), most: 0 },
  ];
  return goals
    .filter(({ share }) => share.whole > 0)
    .map((goal) => ({
      name: `GOAL ${title}: ${goal.name}`,
      value: `${percent(goal.share).padEnd(18)}${asked(goal).padEnd(10)}${metOf(goal)}`,
    }));
}

const asked = ({ least, most }: Goal): string =>
  least === undefined ? `≤ ${100 * (most ?? 1)} %` : `≥ ${100 * least} %`;

/** A comment above lines that sound like a letter but are none. */
const nearLetterNote = /near a letter|no letters|đơn thư|khiếu nại|tố cáo/iu;

/**
 * Ordinary lines whose comment says that they sound like letters, and the other ordinary lines. Half of the sets have no such
 * comments, so more lines than these were written to sound like letters, which lowers the measured precision of letters.
 */
export function nearLetterFigures(title: string, judged: readonly Judged[]): readonly Figure[] {
  const isNear = ({ note }: Judged) => nearLetterNote.test(note ?? '');
  const isLetter = ({ got }: Judged) => got === 'letter';
  const ordinary = citizensOrdinary(judged);
  const others = ordinary.filter((each) => !isNear(each));
  return printed(title, [
    { name: 'ordinary under a note “near a letter”, taken for one', share: shareOf(ordinary.filter(isNear), isLetter) },
    { name: 'ordinary under other notes, taken for a letter', share: shareOf(others, isLetter) },
  ]);
}

/** Messages of a set that are measured separately: ordinary ones that sound like a letter, and talk among staff. */
export const apartFigures = (title: string, near: readonly Judged[], staff: readonly Judged[]): readonly Figure[] =>
  printed(title, [
    { name: 'ordinary, like a letter, taken for one', share: shareOf(near, ({ got }) => got === 'letter') },
    { name: 'ordinary, like a letter, told the numbers', share: shareOf(near, alarmed) },
    { name: 'other messages of staff that open an item', share: shareOf(staff, opened) },
    { name: 'other messages of staff, told the numbers', share: shareOf(staff, alarmed) },
  ]);

/** Every n-th mistake of each meaning, so that all files and authors appear. */
export const mistakesIn = (title: string, judged: readonly Judged[]): readonly Figure[] =>
  meanings.flatMap((meaning) => {
    const mistakes = judged.filter(
      (each) => each.meaning === meaning && (meaning === 'danger' ? !each.isAlarmed : each.got !== meaning),
    );
    const step = Math.max(1, Math.ceil(mistakes.length / shownMistakes));
    return mistakes
      .filter((_, at) => at % step === 0)
      .map(({ text, got }) => ({ name: `${title}: ${meaning} read as ${got}`, value: text.replaceAll('\n', ' ⏎ ') }));
  });
