/**
 * A person was asked something and writes: decides whether the message is the reply or clearly something else. Replies are
 * short and contain "chưa ạ", "không ạ" and names of other matters. So only a full question sentence, a request about another
 * matter, or news counts as new.
 */
import lists from '../../../words/lists/replies.json' with { type: 'json' };
import { containsAny, forMatching, phrases } from './phrase-matching.ts';
import { requestOf } from './request.ts';
import { type Topic, topicOf } from './topic.ts';

/** In words. A shorter text is a reply, whatever its punctuation. */
const shortestNewMatter = 5;

const opensQuestion = phrases(lists.between.opensQuestion);

/**
 * True when the text is a new matter.
 * @param about the topic of the question whose reply is awaited
 */
export const isNewMatter = (text: string, about: Topic | null): boolean => {
  const heard = forMatching(text);
  const wanted = requestOf(heard);
  if (wanted === null || heard.length < shortestNewMatter) return false;
  if (wanted === 'tip') return true;
  if (wanted === 'question' && (heard.words.includes(' ? ') || containsAny(heard, opensQuestion))) return true;
  const topic = topicOf(heard)?.topic;
  return topic !== undefined && topic !== about?.topic;
};

/** True when the text asks for nothing. Such a text after a reply belongs to the reply. */
export const isStatement = (text: string): boolean => requestOf(forMatching(text)) === null;
