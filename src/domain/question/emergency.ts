/**
 * Decides whether a text reports danger that is happening now, and which emergency numbers help. The numbers are shown at once,
 * no case is opened, and a person is alerted (domain §5.3).
 *
 * An unnecessary number costs one line; a missing number may cost a life. So only texts about the past, about a fear, about a
 * procedure or about a harmless thing (a light bulb) are excluded. Some signs mean danger in any text. Others ("tai biến", "bị
 * sập") mean danger only when the text says nothing else; in a text that also asks for something they are doubtful, and the
 * numbers are shown beside the receipt.
 */
import lists from '../../../words/lists/danger.json' with { type: 'json' };
import { rememberLast } from '../remember.ts';
import { containsAny, type MatchableText, type Phrases, phraseLists, withoutPhrases } from './phrase-matching.ts';
import { requestOf } from './request.ts';

/** 113 is the police, 114 fire and rescue, 115 the ambulance. */
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

/** True for a fire drill or rescue drill, which is announced with all its fires. False if the text also calls for help. */
export const isDrill = (heard: MatchableText): boolean => containsAny(heard, drills) && !containsAny(heard, cries);

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

/** In words. A longer text describes something, whether or not it mentions danger. */
const longestCry = 12;

/** What a text says about present danger. */
export interface Danger {
  /** The numbers to call, the most urgent first; empty if the text does not report present danger. */
  readonly numbers: readonly EmergencyNumber[];
  /** True when the text may also be an ordinary case: the numbers are shown beside the receipt. */
  readonly isDoubtful: boolean;
  /** True when the signs mean danger in a text of any length, whatever else it asks for. */
  readonly isPlain: boolean;
}

const noDanger: Danger = { numbers: [], isDoubtful: false, isPlain: false };

const isOver = (serious: MatchableText): boolean =>
  (containsAny(serious, past) || containsAny(serious, supposed)) && !containsAny(serious, now);

/**
 * Emergency numbers for a cry for help in the phrases of `besideSigns`, which the trained model does not weigh. Empty for
 * long texts, procedures, drills, and danger that is past or only supposed.
 */
export const emergencyNumbersInPhrases = (heard: MatchableText): readonly EmergencyNumber[] => {
  const serious = withoutPhrases(heard, harmless);
  if (heard.length > longestCry + longestCry || containsAny(heard, procedure) || isDrill(heard) || isOver(serious))
    return [];
  return besideSigns.filter(([, each]) => containsAny(serious, each)).map(([number]) => number);
};

/** The present danger that a text reports by the rules of this module. */
export const dangerIn = rememberLast((heard: MatchableText): Danger => {
  const serious = withoutPhrases(heard, harmless);
  const numbersOf = (signs: Signs) => signs.filter(([, each]) => containsAny(serious, each)).map(([number]) => number);
  const plain = numbersOf(plainSigns);
  const alone = numbersOf(signsAlone);
  const isCry = containsAny(serious, cries);
  const numbers = plain.length > 0 ? plain : alone.length > 0 ? alone : isCry ? everyNumber : [];
  // A text about a procedure, a training or a drill (list `procedure`) is not an emergency, whatever dangers it names.
  if (numbers.length === 0 || containsAny(heard, procedure)) return noDanger;
  if (isOver(serious)) return noDanger;
  const isAlone = heard.length <= longestCry && requestOf(heard) === null;
  const isPlain = plain.length > 0 || isCry;
  return { numbers, isDoubtful: !isPlain && !isAlone, isPlain };
}, 32);
