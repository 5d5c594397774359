/**
 * What is a letter about, which desk of the ward answers it, and is it the ward's business at all? Codes are data; names of
 * desks are the ward's.
 */
import lists from '../../../words/lists/topics.json' with { type: 'json' };
import { rememberLast } from '../remember.ts';
import { foldForSearch } from '../text/normalize.ts';
import { countOf, listen, longestOf, type MatchableText, phraseLists, phrases, says } from './phrase-matching.ts';

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
/** A part of the office that answers. */
export type Desk = (typeof desks)[number];

/** What a question is about, by a code for figures, and which desk knows of it. */
export interface Topic {
  readonly topic: string;
  readonly desk: Desk;
}

/** Bodies outside the ward that answer for a matter. */
export const bodies = ['electricity', 'socialInsurance', 'water', 'telecom', 'court', 'licence'] as const;
/** One of these bodies. */
export type Body = (typeof bodies)[number];

const byDesk: Readonly<Record<Desk, Readonly<Record<string, readonly string[]>>>> = lists.desks;
const topics = (Object.keys(byDesk) as Desk[]).flatMap((desk) =>
  Object.entries(byDesk[desk]).map(([topic, words]) => ({ topic, desk, words: phrases(words) })),
);
/** The ward can help with these, whoever else is named. */
const { wardsOwn } = phraseLists(lists);
const elsewhere = phraseLists(lists.elsewhere);

/** Its code, for figures; 'other' where no words tell. */
export const topicCodes: readonly string[] = [...new Set(topics.map(({ topic }) => topic)), 'other'];

export const topicOf = rememberLast((heard: MatchableText): Topic | null => {
  const scored = topics
    .filter(({ words }) => says(heard, words))
    .map(({ topic, desk, words }) => ({ topic, desk, score: longestOf(heard, words) + countOf(heard, words) / 2 }))
    .sort((a, b) => b.score - a.score);
  const [best] = scored;
  return best ? { topic: best.topic, desk: best.desk } : null;
}, 8);

/** "dvhc" is what people call by its words. */
const calledOtherwise: Readonly<Record<string, string>> = { 'sap-xep-dvhc': 'sap nhap', other: 'khac' };

/** What somebody calls a topic: its number in the list, its name, or words of its matters. Null: none of them. */
export function readTopic(said: string): string | null {
  const folded = foldForSearch(said).trim();
  if (/^\d{1,2}$/u.test(folded)) return topicCodes[Number(folded) - 1] ?? null;
  const named = topicCodes.find((code) =>
    [code.replaceAll('-', ' '), calledOtherwise[code]].some(
      (name) => name !== undefined && folded.replaceAll(/[^a-z]+/gu, ' ').includes(name),
    ),
  );
  return named ?? topicOf(listen(said))?.topic ?? null;
}

/** Under which heading reports count a question: the office's word, else what its own words tell. */
export const topicOfQuestion = ({
  topic,
  title,
  body,
}: {
  readonly topic?: string | undefined;
  readonly title: string;
  readonly body: string;
}): string => topic ?? topicOf(listen(`${title} ${body}`))?.topic ?? 'other';

/** Whose business it is when it is not the ward's; null when it is, or nobody knows. */
export const bodyFor = (heard: MatchableText): Body | null => {
  if (says(heard, wardsOwn)) return null;
  return bodies.find((body) => says(heard, elsewhere[body])) ?? null;
};
