/** Recognises what citizens ask of the service itself in ordinary words: their data, their questions, a person, a number. */
import lists from '../../../words/lists/services.json' with { type: 'json' };
import { foldedPattern } from '../text/word-lists.ts';
import type { FoldedText } from './folded-text.ts';

/** A service request by its name in `words/lists/services.json`. */
export type Service = Exclude<keyof typeof lists, '_why'>;

const { _why, ...files } = lists;
export const services = Object.keys(files) as Service[];
const patterns = services.map((service) => [service, foldedPattern(files[service])] as const);

/** In characters. A longer message describes something. */
const longestWish = 140;

/** Words that a wish for a language may contain besides the language: who, to whom, and speaking, sending or changing. */
const besideLanguage =
  /\b(?:tieng|anh|viet|khmer|hoa|english|vietnamese|language|ngon ngu|eng|bang|sang|qua|in|to|toi|em|minh|chau|cho|ban|you|i|me|my|we|can|could|please|would|like|want|is|the|a|do|does|xin|muon|duoc|khong|hay|la|gi|nao|nhan|gui|tin|nhan tin|tra loi|noi|doc|viet|dung|doi|chuyen|thanh|lai|speak|talk|use|switch|change|turn|set|send|receive|messages?|read|write|reply|answers?|from|now|on|only|with|giup|nhe|nha|a|di|he thong|thong bao|cua|so|not|don't|understand|bad|hieu)\b/gu;
/** With more other words than this, the text is about something else that names a language: a class, a centre, a contest. */
const mostBeside = 1;

/** True when the text is a wish for a language. A text that only mentions a language does not change it. */
const wishesLanguage = (folded: string): boolean =>
  (folded.replaceAll(besideLanguage, ' ').match(/[a-z\d]+/gu) ?? []).length <= mostBeside;

/** Every service that the words may mean. */
export const servicesIn = ({ text, folded }: FoldedText): readonly Service[] =>
  text.length > longestWish
    ? []
    : patterns
        .filter(([service, pattern]) => pattern.test(folded) && (service !== 'language' || wishesLanguage(folded)))
        .map(([service]) => service);
