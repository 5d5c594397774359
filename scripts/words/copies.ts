/** The training lines, and variations of them as people would type them. Deterministic. */
import { clausesOf } from '../../src/domain/words/clauses.ts';
import type { Meaning } from '../../src/domain/words/model.ts';
import type { Dice } from './dice.ts';
import type { Example } from './examples.ts';

const placeIn = (from: readonly unknown[], dice: Dice): number => Math.floor(dice.next() * from.length);

/** Adds typing errors: a letter left out, swapped with its neighbour, or repeated. */
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

/** Meanings by severity: a combined message has the more severe one. */
const gravity: readonly Meaning[] = ['danger', 'letter', 'service', 'news', 'ordinary', 'staff-work', 'courtesy'];

export interface WeightedLine extends Pick<Example, 'text' | 'meaning'> {
  readonly weight: number;
  /** Indexes of the examples whose words it contains. */
  readonly of: readonly number[];
}

/** Lines of authors who wrote a complete set resemble future messages more than the many early lines. */
const weightOfHand = 2;

/**
 * Many of the early lines are one template with different words: a cluster weighs as much as the square root of its size (0231).
 * @param clusters the cluster number of each line
 */
export function weightedLines(examples: readonly Example[], clusters: readonly number[]): readonly WeightedLine[] {
  const sizes = Map.groupBy(clusters, (cluster) => cluster);
  return examples.map(({ text, meaning, hand }, at) => {
    const alike = sizes.get(clusters[at] ?? 0)?.length ?? 1;
    return { text, meaning, weight: hand ? weightOfHand : 1 / Math.sqrt(alike), of: [at] };
  });
}

/** Variations of the lines: with typing errors, after a greeting, within another message. */
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
    // A part of a message without danger is no cry for help. In a message with danger it is not known which part is.
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
