/** Facts of an item as sentences, shared by cards, pages and notices. */
import { localTime } from '../calendar/local-time.ts';
import type { Sentence } from '../facts.ts';
import type { Source } from './source.ts';
import type { Reason, Submission } from './submission.ts';

/** The reason of a decision: the decider's own words, or the text of its code. */
export const reasonSentence = (reason: Reason): Sentence | string =>
  reason.note === '' ? { key: `reason-${reason.code}` } : reason.note;

/** The displayed state. A merged item is shown as `merged`, because its author did not withdraw it. */
export const displayedState = ({
  state,
  standing,
}: Pick<Submission, 'state' | 'standing'>): Submission['state'] | 'merged' => (standing.mergedInto ? 'merged' : state);

/** Names of all signers, not only of the last one; for another decision, the decider. */
export const decidersOf = ({ decidedBy, signatures }: Submission['standing']): string => {
  const isSigned = ['signed', 'approved', 'scheduled'].includes(decidedBy?.action ?? '');
  const signers = isSigned ? signatures.flatMap(({ name }) => name ?? []) : [];
  return signers.length > 1 ? signers.join(', ') : (decidedBy?.name ?? '');
};

/** State of the item: by whom, when, why, and the scheduled publication time. */
export const statusSentence = (
  { state, standing }: Pick<Submission, 'state' | 'standing'>,
  timeZone: string,
): Sentence => {
  const { decidedBy, reason, publishAt, signatures, mergedInto, route } = standing;
  const said = displayedState({ state, standing });
  return {
    key: publishAt ? 'card-scheduled' : `card-status-${said}`,
    facts: {
      publishAt: publishAt ? localTime(publishAt, timeZone) : '',
      name: decidersOf(standing),
      at: decidedBy ? localTime(decidedBy.at, timeZone) : '',
      reason: reason ? reasonSentence(reason) : '',
      act: decidedBy?.action ?? '',
      into: mergedInto ?? '',
      signed: signatures.length,
      needed: route?.length ?? 1,
    },
  };
};

/** A source for display, including a missing one. */
export const sourceSentence = (source: Source | null): Sentence | string =>
  source ? { key: `source-${source.kind}`, facts: { detail: source.detail } } : { key: 'source-missing' };

/** The author's statement about children; '' if there is none. */
export const childrenStatement = ({ content }: Pick<Submission, 'content'>): Sentence | string =>
  content.children ? { key: 'children-said', facts: { declaration: content.children } } : '';
