/** What a citizen wants of the service itself, in ordinary words: their data, their questions, a person, a number. */
import lists from '../../../words/lists/services.json' with { type: 'json' };
import { foldedPattern } from '../text/word-lists.ts';
import type { SaidText } from './said.ts';

export type Service = Exclude<keyof typeof lists, '_why'>;

const { _why, ...files } = lists;
export const services = Object.keys(files) as Service[];
const patterns = services.map((service) => [service, foldedPattern(files[service])] as const);

/** Longer messages tell of something. In characters. */
const longestWish = 140;

/** Every service that the words may mean. */
export const servicesIn = ({ text, folded }: SaidText): readonly Service[] =>
  text.length > longestWish ? [] : patterns.filter(([, pattern]) => pattern.test(folded)).map(([service]) => service);
