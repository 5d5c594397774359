/** Decisions without buttons: "D 0042", "T 0042 2", "X 0042", "G 0042". */

import { reasons } from '../../domain/act/submission.ts';
import { refused } from '../../domain/decision.ts';
import type { Person } from '../../domain/person/person.ts';
import { isBoard } from '../../domain/roles.ts';
import type { ReplyCode } from '../../domain/submission/codes.ts';
import type { Reason } from '../../domain/submission/submission.ts';
import type { Unit } from '../../ports/services.ts';
import { maskItem } from '../check/mask.ts';
import type { Outcome } from '../outcome.ts';
import { act, askReason, leaveReason, view } from './act.ts';
import { approveInChat } from './approve-in-chat.ts';
import { boardEditMenu } from './board-edit.ts';

/** "D 0042": decides the revision last shown to that person; a newer one is shown instead. */
export const actByNumber = async (unit: Unit, actor: Person, code: ReplyCode): Promise<Outcome> => {
  const open = (await unit.stores.submissions.withNumber(code.number)).filter(
    (each) => each.state !== 'draft' && (code.code === null || each.code === code.code),
  );
  const isMeant = code.act === 'unpublish' ? 'published' : 'submitted';
  const waiting = open.filter((each) => each.state === isMeant);
  const [submission, other] = waiting.length > 0 ? waiting : open;
  if (!submission) return refused('issue-not-found');
  if (other && waiting.length > 1) return refused('issue-two-codes', { first: submission.code, second: other.code });
  if (code.act === 'view') return view(unit, actor, submission.id);
  const card = await unit.stores.cards.latestOf(submission.id, actor.id);
  // What is on the portal was seen by everybody.
  const revision = code.act === 'unpublish' ? submission.revision : (card?.shownRevision ?? 0);
  if (code.act === 'approve') return approveInChat(unit, actor, submission.id, revision);
  if (code.act === 'mask') return maskItem(unit, actor, submission.id, revision);
  if (code.act === 'edit') return boardEditMenu(unit, actor, submission.id, revision);
  if (code.rest === '0' && isBoard(actor.role)) return leaveReason(unit, actor);
  if (code.rest === '') return askReason(unit, actor, submission.id, code.act, revision);
  const listed = /^\d$/u.test(code.rest) ? reasons[code.act][Number(code.rest) - 1] : undefined;
  const reason: Reason = listed ? { code: listed, note: '' } : { code: 'other', note: code.rest };
  return act(unit, actor, submission.id, { type: code.act, revision, reason });
};
