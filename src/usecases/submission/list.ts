/** What waits for the board, and what a contributor has sent. */
import { formatDate } from '../../domain/calendar/local-date.ts';
import { refused } from '../../domain/decision.ts';
import type { Button } from '../../domain/effect.ts';
import type { Person } from '../../domain/person/person.ts';
import { isDeciding } from '../../domain/roles.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import type { Unit } from '../../ports/services.ts';
import { done, type Outcome } from '../outcome.ts';
import { put, tell } from '../tell.ts';
import { whoseTurn } from './cards.ts';
import { read } from './read.ts';

/** Lines of a list in a chat. */
const listLength = 8;

const line = (unit: Unit, submission: Submission) => ({
  key: 'list-line',
  facts: {
    code: submission.code,
    // What is held is on no screen but the head's.
    title: (submission.state === 'quarantined' ? '' : read(unit, submission).title) || '…',
    state: submission.state,
    due: submission.standing.due?.on ? formatDate(submission.standing.due.on) : '–',
  },
});

const lines = (unit: Unit, submissions: readonly Submission[]) =>
  submissions.reduceRight<{ key: string; facts: Record<string, unknown> } | string>(
    (rest, submission) => ({ key: 'list-join', facts: { line: line(unit, submission), rest } }),
    '',
  );

/** `/choduyet`: oldest due first; the cards whose turn it is come again. */
export const listQueue = async (unit: Unit, actor: Person): Promise<Outcome> => {
  if (!isDeciding(actor.role)) return refused('issue-not-entitled');
  const waiting = await unit.stores.submissions.inStates(['submitted'], 200);
  const mine: Submission[] = [];
  for (const submission of waiting)
    if ((await whoseTurn(unit, submission)).some((person) => person.id === actor.id)) mine.push(submission);
  await tell(unit, actor.id, {
    key: 'queue',
    facts: { count: mine.length, all: waiting.length, lines: lines(unit, mine.slice(0, listLength)) as never },
  });
  for (const submission of mine.slice(0, 3))
    await put(unit, `${unit.cause}:card:${submission.id}`, {
      kind: 'card',
      person: actor.id,
      submission: submission.id,
    });
  return done();
};

export const listOwn = async (unit: Unit, actor: Person): Promise<Outcome> => {
  const own = await unit.stores.submissions.ofAuthor(actor.id, listLength);
  const buttons: readonly (readonly Button[])[] = own.some(
    (each) => each.state === 'draft' || each.state === 'returned',
  )
    ? [[{ label: { key: 'choice-continue' }, action: 'go.gui', subject: '', revision: 0 }]]
    : [];
  await tell(unit, actor.id, {
    key: 'own-items',
    facts: { count: own.length, lines: lines(unit, own) as never },
    buttons,
  });
  return done();
};
