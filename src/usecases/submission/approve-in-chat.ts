/** **Duyệt đăng** pressed or typed in a chat: what the ward calls sensitive is decided on the signed page, with a PIN. */
import { submissionId } from '../../domain/ids.ts';
import { actorOf, type Person } from '../../domain/person/person.ts';
import { objection } from '../../domain/submission/permissions.ts';
import { isSensitive } from '../../domain/submission/sensitive.ts';
import type { Unit } from '../../ports/services.ts';
import { done, type Outcome } from '../outcome.ts';
import { createPageLink } from '../page-link.ts';
import { tell } from '../tell.ts';
import { act } from './act.ts';
import { mayStandIn } from './cards.ts';

export const approveInChat = async (unit: Unit, actor: Person, id: string, revision: number): Promise<Outcome> => {
  const submission = await unit.stores.submissions.find(submissionId(id));
  const goesToPage =
    submission?.state === 'submitted' &&
    isSensitive(submission, unit.ward.sensitive) &&
    objection(submission, 'approve', actorOf(actor), await mayStandIn(unit, submission)) === null;
  if (!submission || !goesToPage) return act(unit, actor, id, { type: 'approve', revision });
  const url = await createPageLink(unit, {
    purpose: 'decide',
    person: actor.id,
    subject: submission.id,
    revision: submission.revision,
  });
  await tell(unit, actor.id, {
    key: 'decide-on-page',
    facts: { code: submission.code },
    buttons: [[{ label: { key: 'choice-decide-page' }, url }]],
  });
  return done('note-decide-on-page');
};
