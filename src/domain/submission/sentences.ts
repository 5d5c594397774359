/** Facts of an item as sentences: cards, pages and notices say the same. */
import { localTime } from '../calendar/local-time.ts';
import type { Sentence } from '../facts.ts';
import type { Source } from './source.ts';
import type { Reason, Submission } from './submission.ts';

/** The reason of a decision: the words of who decided, else those of its code. */
export const reasonSentence = (reason: Reason): Sentence | string =>
  reason.note === '' ? { key: `reason-${reason.code}` } : reason.note;

/** Its state as it is said: what became part of another item was not withdrawn by its author. */
export const stateSaid = ({
  state,
  standing,
}: Pick<Submission, 'state' | 'standing'>): Submission['state'] | 'merged' => (standing.mergedInto ? 'merged' : state);

/** Whoever signed stays named when others have signed after them; of another decision, who took it. */
export const decidersOf = ({ decidedBy, signatures }: Submission['standing']): string => {
  const isSigned = ['signed', 'approved', 'scheduled'].includes(decidedBy?.action ?? '');
  const signers = isSigned ? signatures.flatMap(({ name }) => name ?? []) : [];
  return signers.length > 1 ? signers.join(', ') : (decidedBy?.name ?? '');
};

/** Where it stands: by whom, when, why, and the hour for which it is meant. */
export const statusSentence = (
  { state, standing }: Pick<Submission, 'state' | 'standing'>,
  timeZone: string,
): Sentence => {
  const { decidedBy, reason, publishAt, signatures, mergedInto, route } = standing;
  const said = stateSaid({ state, standing });
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

/** A source as it is shown, also that there is none. */
export const sourceSentence = (source: Source | null): Sentence | string =>
  source ? { key: `source-${source.kind}`, facts: { detail: source.detail } } : { key: 'source-missing' };

/** What the author answers for; '' while nothing was said. */
export const childrenSaid = ({ content }: Pick<Submission, 'content'>): Sentence | string =>
  content.children ? { key: 'children-said', facts: { declaration: content.children } } : '';
