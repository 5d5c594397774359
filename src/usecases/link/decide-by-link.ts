/** A decision on the signed page: the same use case as a button's, and the address is used up in its transaction. */
import { ConflictError, type Issue } from '../../domain/decision.ts';
import { submissionId } from '../../domain/ids.ts';
import { actorOf, type Person } from '../../domain/person/person.ts';
import { revisionSeen } from '../../domain/submission/correction.ts';
import { objection } from '../../domain/submission/permissions.ts';
import { isSensitive } from '../../domain/submission/sensitive.ts';
import type { Reason, Submission } from '../../domain/submission/submission.ts';
import { destination } from '../../domain/submission/transitions.ts';
import type { Unit } from '../../ports/services.ts';
import { act } from '../submission/act.ts';
import { fourEyesOf } from '../submission/cards.ts';
import { type OpenedLink, openLink } from './open-link.ts';
import { confirmTry, type PinStanding, pinStanding } from './pin.ts';

/** The decisions that a signed page offers; `revision` is the one that was on the screen. */
export type LinkCommand =
  | { readonly type: 'approve' | 'override' | 'approveCorrection' | 'republish'; readonly revision: number }
  | { readonly type: 'return' | 'reject'; readonly revision: number; readonly reason: Reason };

/** How the six digits stand, compared outside the transaction. */
export type PinProof =
  | { readonly kind: 'none' }
  /** Right, against this hash. */
  | { readonly kind: 'right'; readonly hash: string };

/** What became of a decision on a signed page. `closed`: the link itself does not open any more. */
export type LinkDecision =
  | { readonly kind: 'decided' }
  | { readonly kind: 'closed'; readonly opened: Extract<OpenedLink, { ok: false }> }
  /** Sensitive, and the digits were not given, or are worth nothing any more. */
  | { readonly kind: 'pin'; readonly standing: PinStanding }
  | { readonly kind: 'refused'; readonly issues: readonly Issue[] };

/** True: the press is refused whatever the digits, and `act` says why. */
const isHopeless = async (unit: Unit, submission: Submission, command: LinkCommand, person: Person): Promise<boolean> =>
  destination(submission.state, command.type) === null ||
  revisionSeen(submission, command.type) !== command.revision ||
  objection(submission, command.type, actorOf(person), await fourEyesOf(unit, submission)) !== null;

/**
 * Which digits this press must bring: null when none (the item is not sensitive, or the press is refused anyway and
 * says why without asking).
 */
export const pinAskedFor = async (unit: Unit, token: string, command: LinkCommand): Promise<PinStanding | null> => {
  const opened = await openLink(unit, unit.hashToken(token));
  if (!opened.ok || opened.link.purpose !== 'decide') return null;
  const submission = await unit.stores.submissions.find(submissionId(opened.link.subject));
  if (!submission || !isSensitive(submission, unit.ward.sensitive)) return null;
  if (await isHopeless(unit, submission, command, opened.person)) return null;
  return pinStanding(unit, opened.person.id);
};

const accepts = async (unit: Unit, person: Person, proof: PinProof): Promise<boolean> => {
  switch (proof.kind) {
    case 'none':
      return false;
    case 'right':
      return confirmTry(unit, person.id, proof.hash);
  }
};

/** The PIN is asked where the act is sensitive and could succeed: nobody types it for a refusal. */
export const decideByLink = async (
  unit: Unit,
  token: string,
  command: LinkCommand,
  proof: PinProof,
): Promise<LinkDecision> => {
  const opened = await openLink(unit, unit.hashToken(token));
  if (!opened.ok) return { kind: 'closed', opened };
  const { link, person } = opened;
  if (link.purpose !== 'decide') return { kind: 'refused', issues: [{ key: 'issue-not-entitled' }] };
  const submission = await unit.stores.submissions.find(submissionId(link.subject));
  if (!submission) return { kind: 'refused', issues: [{ key: 'issue-not-found' }] };
  const needsPin =
    isSensitive(submission, unit.ward.sensitive) && !(await isHopeless(unit, submission, command, person));
  if (needsPin && !(await accepts(unit, person, proof)))
    return { kind: 'pin', standing: await pinStanding(unit, person.id) };
  const outcome = await act(unit, person, submission.id, command);
  if (!outcome.ok) return { kind: 'refused', issues: outcome.issues };
  if (!(await unit.stores.links.use(link.tokenHash, unit.now)))
    throw new ConflictError('the address was used at the same moment');
  return { kind: 'decided' };
};
