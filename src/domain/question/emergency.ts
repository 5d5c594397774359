/**
 * Is somebody in danger now, and which number helps? (domain §5.3: numbers at once, no case, a human alerted)
 *
 * A number too many costs a line; one too few may cost a life. Only what is plainly past, feared, a procedure or a
 * light bulb is left out. Some signs are plain by themselves. Others ("tai biến", "bị sập") are danger when somebody says
 * nothing else; in a text that asks for something they are a doubt, and the numbers are said beside the receipt.
 */
import lists from '../../../words/lists/danger.json' with { type: 'json' };
import { rememberLast } from '../remember.ts';
import { type MatchableText, type Phrases, phraseLists, says, without } from './phrase-matching.ts';
import { requestOf } from './request.ts';

/** Police, fire and rescue, ambulance. */
export type EmergencyNumber = '113' | '114' | '115';

const {
  harmless,
  rescue,
  medical,
  crime,
  rescueAlone,
  medicalAlone,
  crimeAlone,
  past,
  now,
  procedure,
  cries,
  drills,
  supposed,
} = phraseLists(lists);

/** A drill is told with all its fires; who cries for help beside it is in none. */
export const isDrill = (heard: MatchableText): boolean => says(heard, drills) && !says(heard, cries);

type Signs = readonly (readonly [EmergencyNumber, Phrases])[];

const plainSigns: Signs = [
  ['114', rescue],
  ['115', medical],
  ['113', crime],
];
const signsAlone: Signs = [
  ['114', rescueAlone],
  ['115', medicalAlone],
  ['113', crimeAlone],
];
const { rescueTold, medicalTold, crimeTold } = phraseLists(lists.beside);
const besideSigns: Signs = [
  ['114', rescueTold],
  ['115', medicalTold],
  ['113', crimeTold],
];
const everyNumber = plainSigns.map(([number]) => number);

/** Longer texts tell of something, with danger in it or not; in words. */
const longestCry = 12;

/** What a text says of danger that is there now. */
export interface Danger {
  /** To call, the most needed first; none when nothing speaks of danger now. */
  readonly numbers: readonly EmergencyNumber[];
  /** True when it may as well be told of as a case: the numbers are said beside the receipt. */
  readonly isDoubtful: boolean;
  /** True when its signs are danger in any text, however long and whatever else it wants. */
  readonly isPlain: boolean;
}

const noDanger: Danger = { numbers: [], isDoubtful: false, isPlain: false };

const isOver = (serious: MatchableText): boolean =>
  (says(serious, past) || says(serious, supposed)) && !says(serious, now);

/** A cry in words of `beside`, which the trained model does not weigh: whom to call, and nothing of what is past or learnt. */
export const criedBeside = (heard: MatchableText): readonly EmergencyNumber[] => {
  const serious = without(heard, harmless);
  if (heard.length > longestCry + longestCry || says(heard, procedure) || isDrill(heard) || isOver(serious)) return [];
  return besideSigns.filter(([, each]) => says(serious, each)).map(([number]) => number);
};

export const dangerIn = rememberLast((heard: MatchableText): Danger => {
  const serious = without(heard, harmless);
  const numbersOf = (signs: Signs) => signs.filter(([, each]) => says(serious, each)).map(([number]) => number);
  const plain = numbersOf(plainSigns);
  const alone = numbersOf(signsAlone);
  const isCry = says(serious, cries);
  const numbers = plain.length > 0 ? plain : alone.length > 0 ? alone : isCry ? everyNumber : [];
  // A drill is one with whatever it is a drill of.
  if (numbers.length === 0 || says(heard, procedure)) return noDanger;
  if (isOver(serious)) return noDanger;
  const isAlone = heard.length <= longestCry && requestOf(heard) === null;
  const isPlain = plain.length > 0 || isCry;
  return { numbers, isDoubtful: !isPlain && !isAlone, isPlain };
}, 32);
