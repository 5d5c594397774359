/** The lines that are learned from, and copies of them as people write: the same ones from the same lines. */
import { clausesOf } from '../../src/domain/words/clauses.ts';
import type { Meaning } from '../../src/domain/words/model.ts';
import type { Dice } from './dice.ts';
import type { Example } from './examples.ts';

const placeIn = (from: readonly unknown[], dice: Dice): number => Math.floor(dice.next() * from.length);

/** One slip of a thumb: a letter left out, doubled with its neighbour, or swapped. */
export function withTypo(text: string, dice: Dice): string {
  const letters = Array.from(text);
  const slips = Math.max(1, Math.round(letters.length / 25));
  for (let slip = 0; slip < slips; slip += 1) {
    const at = Math.floor(dice.next() * (letters.length - 1));
    const kind = dice.next();
    const [a = '', b = ''] = letters.slice(at, at + 2);
    if (kind < 0.4) letters.splice(at, 1);
    else if (kind < 0.8) letters.splice(at, 2, b, a);
    else letters.splice(at, 0, b);
  }
  return letters.join('');
}

/** What a message is that says both: the graver counts. */
const gravity: readonly Meaning[] = ['danger', 'letter', 'service', 'news', 'ordinary', 'staff-work', 'courtesy'];

export interface WeightedLine extends Pick<Example, 'text' | 'meaning'> {
  readonly weight: number;
  /** The lines whose words it holds, by their places among the examples. */
  readonly of: readonly number[];
}

/** Lines of whoever wrote a whole set are more like those of the next stranger than the many of the beginning. */
const weightOfHand = 2;

/**
 * Of the lines of the beginning many are one sentence with other words filled in: together they weigh as the root of their
 * number (0231).
 * @param clusters of each line the number of its cluster
 */
export function weightedLines(examples: readonly Example[], clusters: readonly number[]): readonly WeightedLine[] {
  const sizes = Map.groupBy(clusters, (cluster) => cluster);
  return examples.map(({ text, meaning, hand }, at) => {
    const alike = sizes.get(clusters[at] ?? 0)?.length ?? 1;
    return { text, meaning, weight: hand ? weightOfHand : 1 / Math.sqrt(alike), of: [at] };
  });
}

/** Copies of the lines as people write them: with slips, after a greeting, in the middle of something else. */
export function copiesOf(lines: readonly WeightedLine[], dice: Dice): readonly WeightedLine[] {
  const courtesies = lines.filter(({ meaning, text }) => meaning === 'courtesy' && text.length < 25);
  return lines.flatMap((line): readonly WeightedLine[] => {
    const { text, meaning, weight, of } = line;
    const copies = [{ ...line, text: withTypo(text, dice) }];
    if (text.length > 12 && dice.next() < 0.35) {
      const opening = courtesies[placeIn(courtesies, dice)];
      if (meaning !== 'courtesy')
        copies.push({ meaning, weight, text: `${opening?.text ?? ''} ${text}`, of: [...of, ...(opening?.of ?? [])] });
    }
    // No part of a message without danger is a cry; of one with danger nobody has said which part is.
    if (meaning !== 'danger') for (const part of clausesOf(text)) copies.push({ ...line, text: part });
    if (dice.next() < 0.2) {
      const other = lines[placeIn(lines, dice)] ?? line;
      const graver = gravity.find((each) => each === meaning || each === other.meaning) ?? meaning;
      const pair = dice.next() < 0.5 ? [text, other.text] : [other.text, text];
      const joined = pair.join(dice.next() < 0.5 ? '. ' : ' ');
      copies.push({ text: joined, meaning: graver, weight, of: [...of, ...other.of] });
    }
    return copies;
  });
}
