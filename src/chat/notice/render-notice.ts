/** Turns a notice into a message when it is delivered, from the state at that time. */

import type { Sentence } from '../../domain/facts.ts';
import type { Message } from '../../domain/message.ts';
import { actorOf, type Person } from '../../domain/person/person.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import type { ListNotice, View, ViewOf } from '../../domain/view.ts';
import type { Unit } from '../../ports/services.ts';
import { lineOf } from '../../reading/dangers.ts';
import { findingsOf } from '../../usecases/check/check-item.ts';
import { rememberProposal } from '../../usecases/submission/cards.ts';
import { correctedVersion, parseStoredVersion, versionOf } from '../../usecases/submission/read.ts';
import { spokenIn } from '../question/askers-language.ts';
import { changeLines, nothingElse } from '../say/changes.ts';
import { dangerNotice } from '../say/danger.ts';
import { itemNotice } from '../say/item-notices.ts';
import { checkNotice, personNotice } from '../say/notices.ts';
import { viewNow } from '../say/old-names.ts';
import { planNotice } from '../say/plan-notices.ts';
import { renderCitizen, renderQuestion } from './render-question.ts';
import { renderWard } from './render-ward.ts';

const ofDraft: readonly ViewOf<'submission'>['name'][] = ['ask-text', 'ask-eventOn', 'ask-source', 'draft-preview'];

async function ofItem(unit: Unit, reader: Person, view: ViewOf<'submission'>): Promise<Message | null> {
  const submission = await unit.stores.submissions.get(view.submission);
  const { name: authorName, status } = await unit.stores.people.get(submission.authorId);
  // Drops a question about a draft when the author's account was locked after it was queued.
  if (status !== 'active' && ofDraft.includes(view.name)) return null;
  const findings = view.name === 'draft-preview' ? await findingsOf(unit, submission) : [];
  const changes =
    view.name === 'edited-by-board'
      ? await changesSince(unit, submission, view)
      : view.name === 'correction-to-approve'
        ? correctionLines(unit, submission)
        : '';
  if (view.name === 'correction-to-approve') await rememberProposal(unit, submission, reader.id);
  return itemNotice(unit, view, { submission, authorName, findings, changes });
}

/** The signer of a correction sees what it changes, not only its explanatory sentence. */
function correctionLines(unit: Unit, submission: Submission): Sentence | string {
  const after = correctedVersion(unit, submission);
  return after ? changeLines(versionOf(unit, submission), after) : nothingElse;
}

/** Lists the changes between the edited version and the result of the edit. */
async function changesSince(
  unit: Unit,
  submission: Submission,
  { before, revision }: { readonly before?: number; readonly revision: number },
): Promise<Sentence | string> {
  if (before === undefined) return '';
  const { revisionOf } = unit.stores.submissions;
  const [old, now] = [await revisionOf(submission.id, before), await revisionOf(submission.id, revision)];
  return old && now
    ? changeLines(parseStoredVersion(unit, submission, old.content), parseStoredVersion(unit, submission, now.content))
    : '';
}

async function ofDanger(unit: Unit, reader: Person, view: ViewOf<'danger'>): Promise<Message | null> {
  const found = await unit.stores.dangers.find(view.danger);
  if (!found) return null;
  const line = await lineOf(unit.stores, found);
  const { timeZone, contact } = unit.ward;
  const message = dangerNotice(view, { found, line, reader: actorOf(reader), timeZone, phone: contact.phone });
  // The sender of a call for help is answered in the language of the call, like the emergency numbers.
  const locale = reader.id === found.sender ? await spokenIn(unit, reader.id, '') : null;
  return locale ? { ...message, locale } : message;
}

/** Builds the message of a notice. Returns null when there is nothing to say any more. */
export async function renderNotice(
  unit: Unit,
  reader: Person,
  given: Exclude<View, ListNotice>,
): Promise<Message | null> {
  const view = viewNow(given);
  switch (view.noun) {
    case 'submission':
      return ofItem(unit, reader, view);
    case 'question':
      return renderQuestion(unit, reader, view);
    case 'citizen':
      return renderCitizen(unit, view);
    case 'danger':
      return ofDanger(unit, reader, view);
    case 'check':
      return checkNotice(view);
    case 'person':
      return personNotice(view);
    case 'ward':
      return renderWard(unit, view);
    case 'plan':
      return planNotice(view);
    case 'machine':
      return { key: view.name, facts: view.facts };
  }
}
