/**
 * Somebody was asked something back, and writes: is it the reply, or plainly something else? Replies are short, and hold
 * "chưa ạ", "không ạ" and names of other matters; so only a question sentence of its own, a request about another matter,
 * or news counts as new.
 */
import lists from '../../../words/lists/replies.json' with { type: 'json' };
import { listen, phrases, says } from './phrase-matching.ts';
import { requestOf } from './request.ts';
import { type Topic, topicOf } from './topic.ts';

/** Fewer words are a reply, whatever sign stands behind them. */
const shortestNewMatter = 5;

const opensQuestion = phrases(lists.between.opensQuestion);

/** @param about what the question is about to which a reply is waited for */
export const isNewMatter = (text: string, about: Topic | null): boolean => {
  const heard = listen(text);
  const wanted = requestOf(heard);
  if (wanted === null || heard.length < shortestNewMatter) return false;
  if (wanted === 'tip') return true;
  if (wanted === 'question' && (heard.words.includes(' ? ') || says(heard, opensQuestion))) return true;
  const topic = topicOf(heard)?.topic;
  return topic !== undefined && topic !== about?.topic;
};

/** Tells something and wants nothing: what follows a reply belongs to it. */
export const isStatement = (text: string): boolean => requestOf(listen(text)) === null;
