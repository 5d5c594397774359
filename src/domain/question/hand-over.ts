/**
 * Hands a khiếu nại (complaint) or tố cáo (denunciation) over to its receivers (domain §5.3).
 *
 * Kept: kind, time, receivers. Not kept: the words, the accused, and anything about the sender beyond who is notified. The
 * accused never receives it: when a denunciation may mean the head or the chairman, or when no receiver remains, the sender
 * gets only the addresses of the higher body.
 */
import type { PersonId } from '../ids.ts';
import type { Role } from '../roles.ts';
import type { LetterKind } from './letter.ts';
import { accusedAmong, type Colleague } from './named.ts';

/** To whom a letter goes, and where its sender is directed. */
export interface HandOver {
  readonly kind: LetterKind;
  /** The head and the citizen-reception officer, without anyone who may be accused. */
  readonly receivers: readonly PersonId[];
  /** Where the sender is directed: to the ward's reception room or to the body above the ward. */
  readonly directions: 'ward' | 'higher';
}

/** The record of a hand-over that is kept. */
export interface HandOverRecord extends HandOver {
  readonly at: string;
}

/** The head, and the office, whose officer receives citizens. */
export const receivingRoles: readonly Role[] = ['head', 'office'];

/**
 * Computes who receives a letter.
 * @param board the people who might receive it or be accused in it, including the chairman
 */
export const handOverOf = (kind: LetterKind, text: string, board: readonly Colleague[]): HandOver => {
  const meant = accusedAmong(text, board);
  const receivers = board.filter(({ id, role }) => receivingRoles.includes(role) && !meant.includes(id));
  const isAbove = board.some(({ id, role }) => (role === 'head' || role === 'chairman') && meant.includes(id));
  // A complaint goes first to the authority that made the decision (Luật Khiếu nại 2011, Điều 7), so naming the chairman does
  // not move it to the higher body.
  const isHigher = receivers.length === 0 || (kind === 'denunciation' && isAbove);
  return { kind, receivers: isHigher ? [] : receivers.map(({ id }) => id), directions: isHigher ? 'higher' : 'ward' };
};
