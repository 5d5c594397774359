/** Reasons for a decision: asked for, given in free text, and confirmed by a press when the decision hurts. */
import { actNamed } from '../../domain/act/act.ts';
import {
  type ActWithReason,
  type HurtingAct,
  reasons,
  type SubmissionAct,
  submissionActs,
} from '../../domain/act/submission.ts';
import { refused } from '../../domain/decision.ts';
import { submissionId } from '../../domain/ids.ts';
import { actorOf, type Person } from '../../domain/person/person.ts';
import { decide } from '../../domain/submission/decide.ts';
import type { Reason, Submission } from '../../domain/submission/submission.ts';
import { foldForSearch } from '../../domain/text/normalize.ts';
import type { Unit } from '../../ports/services.ts';
import { read } from '../../usecases/submission/read.ts';
import { refuse } from '../../usecases/submission/refuse.ts';
import { reasonPrompt, reasonSure, sureWord } from '../say/item.ts';
import { type Reply, replied } from '../talk/reply.ts';
import { forgetOpen, openIn, remember } from '../talk/talk.ts';
import type { ItemPress } from './item-press.ts';

type RowWithReason = Extract<SubmissionAct, { readonly needs: 'reason' }>;
type Asked = Pick<ItemPress, 'submission' | 'revision'>;

/** A placeholder for acts that need no reason. */
export const noReason: Reason = { code: 'other', note: '' };

/** Checks the act before asking for a reason, so that the person does not write in vain. */
async function decidable(
  unit: Unit,
  person: Person,
  row: RowWithReason,
  { submission: id, revision }: Asked,
): Promise<{ readonly submission: Submission; readonly refusal: Reply | null } | null> {
  const submission = await unit.stores.submissions.find(submissionId(id));
  if (!submission) return null;
  const command = row.command({ revision, reason: noReason });
  const decision = decide(submission, command, { actor: actorOf(person), now: unit.now });
  return {
    submission,
    refusal: decision.ok ? null : await refuse(unit, person, submission, decision.issues, row.name),
  };
}

/** Asks for the reason, with the listed reasons as buttons. */
export async function askReason(unit: Unit, person: Person, name: ActWithReason, asked: Asked): Promise<Reply> {
  const row: RowWithReason = actNamed(submissionActs, name);
  const found = await decidable(unit, person, row, asked);
  if (!found) return refused('issue-not-found');
  if (found.refusal) return found.refusal;
  const { submission: id, revision } = asked;
  await remember(unit, person.id, { ask: 'reason', act: name, submission: id, revision });
  return replied(unit, person.id, reasonPrompt(row, found.submission, read(unit, found.submission).title, revision));
}

/** Number of different marks for waiting reasons; they are short because a button has few bytes. */
const marks = 36 ** 4;

/**
 * Stores a free-text reason for a refusal or a taking down, and asks for confirmation, because the text may be a change of mind
 * that no rule recognises. The act is done by a press that names it and is bound to this text.
 */
export async function confirmReason(
  unit: Unit,
  person: Person,
  { act, submission: id, revision, note }: Asked & { readonly act: HurtingAct; readonly note: string },
): Promise<Reply> {
  const row: RowWithReason = actNamed(submissionActs, act);
  const found = await decidable(unit, person, row, { submission: id, revision });
  if (!found) return refused('issue-not-found');
  if (found.refusal) return found.refusal;
  const mark = (unit.now.getTime() % marks).toString(36);
  await remember(unit, person.id, { ask: 'reason', act, submission: id, revision, written: { note, mark } });
  return replied(unit, person.id, reasonSure(row, found.submission, { note, mark, revision }));
}

/** "T 0042 0": leaves the prompt where there are no buttons. */
export async function leaveReason(unit: Unit, person: Person): Promise<Reply> {
  if ((await openIn(unit, person.id))?.ask === 'reason') await forgetOpen(unit, person.id);
  return replied(unit, person.id, { key: 'skipped' });
}

/**
 * "T 0042 2": the second of the listed reasons. "T 0042 thiếu ảnh": free text. "G 0042 ok": confirms the text written before.
 * @returns null when there is no such text
 */
export async function reasonTyped(
  unit: Unit,
  person: Person,
  row: RowWithReason,
  item: string,
  rest: string,
): Promise<Reason | null> {
  const listed = /^\d$/u.test(rest) ? reasons[row.name][Number(rest) - 1] : undefined;
  if (listed) return { code: listed, note: '' };
  if (foldForSearch(rest) !== foldForSearch(sureWord)) return { code: 'other', note: rest };
  const open = await openIn(unit, person.id);
  if (open?.ask !== 'reason' || open.act !== row.name || open.submission !== item || !open.written) return null;
  await forgetOpen(unit, person.id);
  return { code: 'other', note: open.written.note };
}
