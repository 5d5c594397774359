/**
 * A khiếu nại or tố cáo leaves our hands: who receives it, and what is kept? (domain §5.3)
 *
 * Kept: kind, time, receivers. Not kept: the words, the accused, anything that tells of the sender beyond who is written to.
 * The accused never receives it: where the head is meant, or nobody is left, only the addresses of the higher body are given.
 */
import type { PersonId } from '../ids.ts';
import type { Role } from '../roles.ts';
import type { LetterKind } from './letter.ts';
import { accusedAmong, type Colleague } from './named.ts';

/** To whom a letter goes, and where its sender is shown to. */
export interface HandOver {
  readonly kind: LetterKind;
  /** The head and the citizen-reception officer, without anybody who may be meant. */
  readonly receivers: readonly PersonId[];
  /** Where the sender is shown to: the ward's reception room, or the body above it. */
  readonly directions: 'ward' | 'higher';
}

/** What is kept of it. */
export interface HandOverRecord extends HandOver {
  readonly at: string;
}

/** The head, and the office, whose officer receives citizens. */
export const receivingRoles: readonly Role[] = ['head', 'office'];

/** @param board the people who might receive or be meant, the chairman among them */
export const handOverOf = (kind: LetterKind, text: string, board: readonly Colleague[]): HandOver => {
  const meant = accusedAmong(text, board);
  const receivers = board.filter(({ id, role }) => receivingRoles.includes(role) && !meant.includes(id));
  const isAbove = board.some(({ id, role }) => (role === 'head' || role === 'chairman') && meant.includes(id));
  // A complaint goes first to whoever decided (Luật Khiếu nại 2011, Điều 7): naming the chairman does not move it.
  const isHigher = receivers.length === 0 || (kind === 'denunciation' && isAbove);
  return { kind, receivers: isHigher ? [] : receivers.map(({ id }) => id), directions: isHigher ? 'higher' : 'ward' };
};
