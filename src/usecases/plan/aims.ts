/** The aim of Art. 2 of an item, as chosen by the board or proposed by the program. */
import type { Actor } from '../../domain/actor.ts';
import { refused } from '../../domain/decision.ts';
import { submissionId } from '../../domain/ids.ts';
import { isDeciding } from '../../domain/roles.ts';
import { type Aim, aims, chosenAimId, guessAim } from '../../domain/submission/aim.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import type { ReadContext, Unit } from '../../ports/services.ts';
import { putOnRecord } from '../on-record.ts';
import type { Outcome } from '../outcome.ts';
import { read } from '../submission/read.ts';

/** The aim that counts in the figures: the chosen one, otherwise the proposed one. */
export async function aimOf(
  { stores, ward }: Pick<ReadContext, 'stores' | 'ward'>,
  submission: Submission,
): Promise<{ readonly aim: Aim; readonly isChosen: boolean }> {
  const chosen = await stores.registers.find('aim', chosenAimId(submission.id));
  if (chosen) return { aim: chosen.aim, isChosen: true };
  const { title, paragraphs, category } = read({ ward }, submission);
  return { aim: guessAim(title, paragraphs.join(' '), category), isChosen: false };
}

/**
 * Chooses an item's aim for the figures; the published page does not change.
 * @param subject the item's id and the aim, as the button carries them
 */
export async function chooseAim(
  unit: Unit,
  actor: Actor,
  subject: string,
): Promise<Outcome<{ readonly item: string }>> {
  if (actor.status !== 'active') return refused('issue-account-frozen');
  if (!isDeciding(actor.role)) return refused('issue-not-entitled');
  const [item = '', wanted = ''] = subject.split(':');
  const aim = aims.find((each) => each === wanted);
  const submission = await unit.stores.submissions.find(submissionId(item));
  if (!aim || !submission || submission.state === 'quarantined') return refused('issue-not-found');
  const { stores, now } = unit;
  const chosen = { id: chosenAimId(item), item, aim };
  await stores.registers.put('aim', chosen, { state: aim, about: submission.code, by: actor.person, at: now });
  await putOnRecord(unit, actor.person, 'aim-chosen', item, { aim });
  return { ok: true, item };
}
