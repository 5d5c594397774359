/** A board member's card: the item as it is now, with the buttons that are open to them, or how it ended. */
import { localTime } from '../domain/calendar/local-time.ts';
import type { Button, LinkButton, Message } from '../domain/effect.ts';
import { actorOf, type Person } from '../domain/person/person.ts';
import { objection } from '../domain/submission/permissions.ts';
import type { Submission } from '../domain/submission/submission.ts';
import type { Unit } from '../ports/services.ts';
import { reasonSentence } from '../usecases/submission/act.ts';
import { cardFacts } from '../usecases/submission/answer-draft.ts';

export const cardMessage = (
  unit: Pick<Unit, 'ward' | 'calendar' | 'now' | 'publicUrl'>,
  submission: Submission,
  author: Person,
  reader: Person,
  mayStandIn = false,
): Message => {
  const { facts } = cardFacts(unit, submission, author.name);
  const { decidedBy, reason, publication } = submission.standing;
  const status = {
    key: `card-status-${submission.state}`,
    facts: {
      name: decidedBy?.name ?? '',
      at: decidedBy ? localTime(decidedBy.at, unit.ward.timeZone) : '',
      reason: reason ? reasonSentence(reason) : '',
      signed: submission.standing.signatures.length,
    },
  };
  const press = (key: string, action: string): Button => ({
    label: { key },
    action,
    subject: submission.id,
    revision: submission.revision,
  });
  const mayDecide =
    submission.state === 'submitted' && objection(submission, 'approve', actorOf(reader), mayStandIn) === null;
  const link: readonly LinkButton[] = publication
    ? [{ label: { key: 'choice-read' }, url: `${unit.publicUrl}/tin/${publication.slug}` }]
    : [];
  return {
    key: 'card',
    facts: { ...facts, status },
    buttons: mayDecide
      ? [
          [press('choice-approve', 'approve')],
          [press('choice-return', 'return'), press('choice-reject', 'reject')],
          [press('choice-edit', 'mend'), press('choice-view', 'view')],
        ]
      : link.length > 0
        ? [link]
        : [],
  };
};
