/** Undoes one act of a stolen account with one press; for the ward's leaders, for acts of the last 14 days. */
import { refused } from '../../domain/decision.ts';
import { type InvitationId, type PersonId, personId, questionId, submissionId } from '../../domain/ids.ts';
import { actorOf, type Person } from '../../domain/person/person.ts';
import { lookedBackMs, type TakenBackAs, takenBackAs } from '../../domain/person/stolen-acts.ts';
import { isRole } from '../../domain/roles.ts';
import { revisionSeen } from '../../domain/submission/correction.ts';
import { undoesForStolen } from '../../domain/submission/permissions.ts';
import type { Content } from '../../domain/submission/submission.ts';
import type { DoneAct } from '../../ports/records.ts';
import type { Unit } from '../../ports/services.ts';
import { putOnRecord } from '../on-record.ts';
import { done, type Outcome } from '../outcome.ts';
import { actOnQuestion } from '../question/act-on-question.ts';
import { act } from '../submission/act.ts';
import { saveEdit } from '../submission/edit-item.ts';
import { withdraw } from '../submission/send.ts';
import { mayDo } from './may-do.ts';
import { freezeNow, setRole, takeInAgain, unfreezeNow } from './standing.ts';
import { undoDanger, undoMask, undoPhoto, undoRelease } from './undo-stolen-content.ts';
import { undoReport, undoStatement } from './undo-stolen-papers.ts';
import {
  movedOn,
  type Undoing,
  undoDays,
  undoMeeting,
  undoPlan,
  undoRequest,
  undoRule,
  undoSection,
  undoUnit,
  undoVersion,
} from './undo-stolen-rules.ts';
import { detach, shortName } from './unlink-accounts.ts';

const quiet = (outcome: Outcome<object>): Outcome => (outcome.ok ? done() : outcome);

/** Unpublishes what the account published, whatever happened since. A decision without later acts is undone entirely. */
const undoItem: Undoing = async (unit, by, stolen, deed) => {
  const item = await unit.stores.submissions.find(submissionId(deed.object));
  if (!item) return refused('issue-not-found');
  const { revision, state } = item;
  if (undoesForStolen(item, actorOf(by), stolen.id))
    return quiet(await act(unit, by, item.id, { type: 'undo', revision }, stolen.id));
  const decidedLast = item.standing.decidedBy?.person === stolen.id;
  if (deed.action === 'unpublish')
    return state === 'unpublished'
      ? quiet(await act(unit, by, item.id, { type: 'republish', revision }))
      : movedOn(deed);
  if (state === 'published' && deed.action !== 'return' && deed.action !== 'reject') {
    const reason = { code: 'wrong', note: '' };
    return quiet(await act(unit, by, item.id, { type: 'unpublish', revision, reason }));
  }
  return state === 'approved' && decidedLast
    ? quiet(await act(unit, by, item.id, { type: 'unschedule', revision }))
    : movedOn(deed);
};

/** Returns a submitted item to its author, who can send it again once the account is restored. */
const undoSent: Undoing = async (unit, by, stolen, deed) => {
  const item = await unit.stores.submissions.find(submissionId(deed.object));
  if (!item || item.authorId !== stolen.id) return movedOn(deed);
  const isWaiting = item.state === 'submitted' || item.state === 'returned';
  return isWaiting ? quiet(await withdraw(unit, stolen, item.id, by)) : undoItem(unit, by, stolen, deed);
};

/** Restores the text of the previous revision, unless the item was edited or decided on since. */
const undoEdit: Undoing = async (unit, by, _stolen, deed) => {
  const item = await unit.stores.submissions.find(submissionId(deed.object));
  const revision = Number(deed.details.revision);
  if (item?.state !== 'submitted' || item.revision !== revision) return movedOn(deed);
  const kept = await unit.stores.submissions.revisionOf(item.id, revision - 1);
  if (!kept) return movedOn(deed);
  const { content } = JSON.parse(kept.content) as { readonly content: Content };
  return quiet(await saveEdit(unit, by, item, { content, slot: 'put-back', isOthersWork: true }));
};

const undoCorrection: Undoing = async (unit, by, stolen, deed) => {
  const item = await unit.stores.submissions.find(submissionId(deed.object));
  if (item?.standing.correction?.by !== stolen.id) return movedOn(deed);
  return quiet(
    await act(unit, by, item.id, { type: 'dropCorrection', revision: revisionSeen(item, 'dropCorrection') }),
  );
};

const undoQuestion: Undoing = async (unit, by, stolen, deed) => {
  const question = await unit.stores.questions.get(questionId(deed.object));
  if (!question) return refused('issue-not-found');
  const undo = { type: 'undo', revision: question.standing.revision } as const;
  return quiet(await actOnQuestion(unit, by, question.id, undo, false, stolen.id));
};

const personIn = (unit: Unit, { object }: DoneAct): Promise<Person | null> => unit.stores.people.find(personId(object));
const after = async (work: Promise<unknown>): Promise<Outcome> => {
  await work;
  return done();
};

const undoRole: Undoing = async (unit, by, _stolen, deed) => {
  const { from, to } = deed.details;
  const person = await personIn(unit, deed);
  if (!person || typeof from !== 'string' || !isRole(from) || person.role !== to) return movedOn(deed);
  return after(setRole(unit, by, person, from));
};

const undoFreeze: Undoing = async (unit, by, _stolen, deed) => {
  const person = await personIn(unit, deed);
  return person?.status === 'frozen' ? after(unfreezeNow(unit, by, person)) : movedOn(deed);
};

const undoLift: Undoing = async (unit, by, _stolen, deed) => {
  const person = await personIn(unit, deed);
  return person?.status === 'active' ? after(freezeNow(unit, by, person)) : movedOn(deed);
};

const undoRemoval: Undoing = async (unit, by, _stolen, deed) => {
  const person = await personIn(unit, deed);
  const { role } = deed.details;
  const isGone = person && (person.status === 'removed' || (person.status === 'active' && person.role === 'citizen'));
  if (!isGone || typeof role !== 'string' || !isRole(role)) return movedOn(deed);
  return after(takeInAgain(unit, by, person, role));
};

/** A person who joined with the invitation is frozen, because only the thief knows who they are. */
const undoInvitation: Undoing = async (unit, by, _stolen, deed) => {
  const id = deed.object as InvitationId;
  if (await unit.stores.invitations.revoke(id, unit.now)) return done();
  const guest = await unit.stores.invitations.usedBy(id);
  const person = guest ? await unit.stores.people.find(guest) : null;
  return person?.status === 'active' ? after(freezeNow(unit, by, person)) : movedOn(deed);
};

const undoAccount: Undoing = async (unit, by, stolen, deed) => {
  const accounts = await unit.stores.people.accountsOf(stolen.id);
  const joined = accounts.filter((account) => shortName(unit, account) === deed.details.account);
  if (joined.length === 0) return movedOn(deed);
  await detach(unit, stolen, joined, by);
  return done();
};

const undoAway: Undoing = async (unit, _by, stolen, deed) => {
  const substitute = personId(String(deed.details.substitute ?? ''));
  const mandates = await unit.stores.people.mandatesOf(substitute);
  const open = mandates.find(({ replaces, until }) => replaces === stolen.id && (until === null || until > unit.now));
  return open && (await unit.stores.people.endMandate(open.id, unit.now)) ? done() : movedOn(deed);
};

const undoings: Readonly<Record<TakenBackAs, Undoing>> = {
  item: undoItem,
  sent: undoSent,
  edit: undoEdit,
  correction: undoCorrection,
  question: undoQuestion,
  role: undoRole,
  freeze: undoFreeze,
  invitation: undoInvitation,
  account: undoAccount,
  away: undoAway,
  lift: undoLift,
  removal: undoRemoval,
  version: undoVersion,
  rule: undoRule,
  days: undoDays,
  section: undoSection,
  plan: undoPlan,
  meeting: undoMeeting,
  request: undoRequest,
  unit: undoUnit,
  mask: undoMask,
  photo: undoPhoto,
  release: undoRelease,
  danger: undoDanger,
  statement: undoStatement,
  report: undoReport,
};

/** Undoes one act. @param seq number of the entry in the ward's audit log */
export async function undoStolen(unit: Unit, by: Person, stolenId: PersonId, seq: number): Promise<Outcome> {
  const stolen = await unit.stores.people.find(stolenId);
  if (!stolen || !mayDo('undoTheirs', by, stolen)) return refused('issue-not-entitled');
  // Only while the account is frozen: once restored, the owner answers for their own decisions.
  if (stolen.status !== 'frozen') return refused('issue-stolen-lifted', { name: stolen.name });
  const deed = Number.isInteger(seq) ? await unit.stores.audit.entry(seq) : null;
  const as = deed && takenBackAs(deed.action);
  if (!deed || !as || deed.actor !== stolen.id) return refused('issue-press-unknown');
  if (unit.now.getTime() - deed.at.getTime() > lookedBackMs) return refused('issue-press-unknown');
  const outcome = await undoings[as](unit, by, stolen, deed);
  if (outcome.ok) await putOnRecord(unit, by.id, 'stolen-undone', stolen.id, { entry: seq, of: deed.action });
  return outcome;
}
