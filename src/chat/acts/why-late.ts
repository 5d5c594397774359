/** Asks the person who has an overdue item why it is late. */
import { refused } from '../../domain/decision.ts';
import { submissionId } from '../../domain/ids.ts';
import type { Person } from '../../domain/person/person.ts';
import type { Unit } from '../../ports/services.ts';
import { explainLateItem } from '../../usecases/reminder/late-cases.ts';
import { skipButton } from '../say/buttons.ts';
import { type Reply, replied } from '../talk/reply.ts';
import { remember } from '../talk/talk.ts';

/** Asks for the reason in the holder's own words. */
export async function askWhyLate(
  unit: Unit,
  person: Person,
  { subject }: { readonly subject: string },
): Promise<Reply> {
  const submission = await unit.stores.submissions.find(submissionId(subject));
  if (!submission) return refused('issue-not-found');
  await remember(unit, person.id, { ask: 'wardWords', what: 'lateWhy', kept: subject });
  return replied(unit, person.id, {
    key: 'late-why-please',
    facts: { code: submission.code },
    buttons: [[skipButton]],
  });
}

/** Stores the reason and informs the head. */
export async function readWhyLate(unit: Unit, person: Person, kept: string, text: string): Promise<Reply> {
  const outcome = await explainLateItem(unit, person, kept, text);
  if (!outcome.ok) return outcome;
  return replied(unit, person.id, { key: 'late-why-noted', facts: { code: outcome.code } });
}
