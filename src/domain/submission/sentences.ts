/** Facts of an item as sentences: cards, pages and notices say the same. */
import type { Sentence } from '../facts.ts';
import type { Reason, Source, Submission } from './submission.ts';

export const reasonSentence = (reason: Reason): Sentence | string =>
  reason.note === '' ? { key: `reason-${reason.code}` } : reason.note;

export const sourceSentence = (source: Source | null): Sentence | string =>
  source ? { key: `source-${source.kind}`, facts: { detail: source.detail } } : { key: 'source-missing' };

/** What the author answers for; '' while nothing was said. */
export const childrenSaid = ({ content }: Pick<Submission, 'content'>): Sentence | string =>
  content.children ? { key: 'children-said', facts: { declaration: content.children } } : '';
