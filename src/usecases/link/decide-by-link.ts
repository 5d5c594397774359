/** Decides on the signed page. Runs the same use case as a chat button and marks the address as used in the same transaction. */
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

/** Decisions that a signed page offers; `revision` is the one shown on the page. */
export type LinkCommand =
  | { readonly type: 'approve' | 'override' | 'approveCorrection' | 'republish'; readonly revision: number }
  | { readonly type: 'return' | 'reject'; readonly revision: number; readonly reason: Reason };

/** Result of comparing the PIN, which happens outside the transaction. */
export type PinProof =
  | { readonly kind: 'none' }
  /** Correct for this hash. */
  | { readonly kind: 'right'; readonly hash: string };

/** Outcome of a decision on a signed page. `closed`: the link no longer opens. */
export type LinkDecision =
  | { readonly kind: 'decided' }
  | { readonly kind: 'closed'; readonly opened: Extract<OpenedLink, { ok: false }> }
  /** The item is sensitive, and the PIN is missing or no longer valid. */
  | { readonly kind: 'pin'; readonly standing: PinStanding }
  | { readonly kind: 'refused'; readonly issues: readonly Issue[] };

/** True if the decision would be refused whatever the PIN; `act` then gives the reason. */
const isHopeless = async (unit: Unit, submission: Submission, command: LinkCommand, person: Person): Promise<boolean> =>
  destination(submission.state, command.type) === null ||
  revisionSeen(submission, command.type) !== command.revision ||
  objection(submission, command.type, actorOf(person), await fourEyesOf(unit, submission)) !== null;

/**
 * The state of the PIN, if this decision requires one. Null: the item is not sensitive, or the decision is refused anyway and
 * needs no PIN.
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

/** Decides, and asks for the PIN only if the act is sensitive and could succeed. */
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
    throw new ConflictError('the link was used by another request at the same moment');
  return { kind: 'decided' };
};
