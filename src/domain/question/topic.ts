/**
 * What a question is about, which desk of the ward answers it, and whether it is the ward's business at all. Codes are data;
 * the ward defines the names of its desks.
 */
import lists from '../../../words/lists/topics.json' with { type: 'json' };
import { rememberLast } from '../remember.ts';
import { foldForSearch } from '../text/normalize.ts';
import {
  containsAny,
  countOf,
  forMatching,
  longestOf,
  type MatchableText,
  phraseLists,
  phrases,
} from './phrase-matching.ts';

/** Codes of the desks. */
export const desks = [
  'tu-phap-ho-tich',
  'van-hoa-xa-hoi',
  'dia-chinh-xay-dung',
  'van-phong',
  'cong-an',
  'quan-su',
  'tram-y-te',
  'kinh-te',
] as const;
/** A section of the ward office that answers questions. */
export type Desk = (typeof desks)[number];

/** The topic of a question, by a code for statistics, and the desk responsible for it. */
export interface Topic {
  readonly topic: string;
  readonly desk: Desk;
}

/** Bodies outside the ward that are responsible for a matter. */
export const bodies = ['electricity', 'socialInsurance', 'water', 'telecom', 'court', 'licence'] as const;
/** One of these bodies. */
export type Body = (typeof bodies)[number];

const byDesk: Readonly<Record<Desk, Readonly<Record<string, readonly string[]>>>> = lists.desks;
const topics = (Object.keys(byDesk) as Desk[]).flatMap((desk) =>
  Object.entries(byDesk[desk]).map(([topic, words]) => ({ topic, desk, words: phrases(words) })),
);
/** Matters with which the ward can help, even if another body is named. */
const { wardsOwn } = phraseLists(lists);
const elsewhere = phraseLists(lists.elsewhere);

/** Topic codes for statistics; 'other' when no words match. */
export const topicCodes: readonly string[] = [...new Set(topics.map(({ topic }) => topic)), 'other'];

/** The topic whose words match best, or null when none match. */
export const topicOf = rememberLast((heard: MatchableText): Topic | null => {
  const scored = topics
    .filter(({ words }) => containsAny(heard, words))
    .map(({ topic, desk, words }) => ({ topic, desk, score: longestOf(heard, words) + countOf(heard, words) / 2 }))
    .sort((a, b) => b.score - a.score);
  const [best] = scored;
  return best ? { topic: best.topic, desk: best.desk } : null;
}, 8);

/** Names that people use instead of a code such as "sap-xep-dvhc". */
const calledOtherwise: Readonly<Record<string, string>> = { 'sap-xep-dvhc': 'sap nhap', other: 'khac' };

/** Reads a topic from a person's words: its number in the list, its name, or words of its matters. Null if none matches. */
export function readTopic(said: string): string | null {
  const folded = foldForSearch(said).trim();
  if (/^\d{1,2}$/u.test(folded)) return topicCodes[Number(folded) - 1] ?? null;
  const named = topicCodes.find((code) =>
    [code.replaceAll('-', ' '), calledOtherwise[code]].some(
      (name) => name !== undefined && folded.replaceAll(/[^a-z]+/gu, ' ').includes(name),
    ),
  );
  return named ?? topicOf(forMatching(said))?.topic ?? null;
}

/** The topic under which reports count a question: the one set by the office, otherwise the one found in its text. */
export const topicOfQuestion = ({
  topic,
  title,
  body,
}: {
  readonly topic?: string | undefined;
  readonly title: string;
  readonly body: string;
}): string => topic ?? topicOf(forMatching(`${title} ${body}`))?.topic ?? 'other';

/** The competent body when the matter is not the ward's. Null when it is the ward's or unknown. */
export const bodyFor = (heard: MatchableText): Body | null => {
  if (containsAny(heard, wardsOwn)) return null;
  return bodies.find((body) => containsAny(heard, elsewhere[body])) ?? null;
};
