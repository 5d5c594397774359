/** "đổi A thành B", and the result of an edit: one answer that shows the change instead of the whole item. */
import { localTime } from '../../domain/calendar/local-time.ts';
import type { Person } from '../../domain/person/person.ts';
import { isBoard } from '../../domain/roles.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import { cutText } from '../../domain/text/normalize.ts';
import type { WordChange } from '../../domain/words/change.ts';
import type { Unit } from '../../ports/services.ts';
import { changeWords } from '../../usecases/submission/change-words.ts';
import { isOut, proposeCorrection } from '../../usecases/submission/correct.ts';
import { itemsNamed } from '../../usecases/submission/named.ts';
import { correctedVersion, versionOf } from '../../usecases/submission/read.ts';
import { tell } from '../../usecases/tell.ts';
import { changeLines, nothingElse } from '../say/changes.ts';
import { noReply, type Reply, replied } from '../talk/reply.ts';
import { editPage } from './edit-page.ts';
import { tellStep } from './next-step.ts';

/** Longest quotation of the requested words in an answer. */
const quotedLength = 60;

/** Shows the person what their edit changed. */
export const tellChange = (unit: Unit, person: Person, before: Submission, item: Submission): Promise<void> =>
  tellStep(unit, person, item, {
    key: 'item-changed',
    facts: { code: item.code, changes: changeLines(versionOf(unit, before), versionOf(unit, item)) },
  });

/** Shows the correction as readers will see it, with every place it changes; `places` counts them ("2 chỗ"). */
export async function tellProposed(unit: Unit, person: Person, item: Submission, places: number): Promise<void> {
  const after = correctedVersion(unit, item);
  const changes = after ? changeLines(versionOf(unit, item), after) : nothingElse;
  const hour = item.state === 'approved' && item.standing.publishAt;
  const facts = {
    ...{ code: item.code, words: item.standing.correction?.note ?? '', changes, places },
    hour: hour ? localTime(hour, unit.ward.timeZone) : 'none',
  };
  await tell(unit, person.id, { key: isBoard(person.role) ? 'correction-sent' : 'change-sent', facts });
}

/**
 * Requests a change of the person's own published or scheduled item; a person with the right to do so approves it. Null when
 * there is no such item.
 */
async function requestChange(unit: Unit, person: Person, code: string, pair: WordChange): Promise<Reply | null> {
  const own = (await itemsNamed(unit.stores.submissions, code)).filter(({ authorId }) => authorId === person.id);
  const item = own.find(isOut);
  if (!item) return null;
  const outcome = await proposeCorrection(unit, person, item.id, { note: '', wanted: [pair] });
  if (!outcome.ok) return outcome;
  await tellProposed(unit, person, outcome.submission, outcome.places);
  return noReply;
}

/**
 * Changes the words as asked.
 * @returns null when nothing was changed and the text may mean something else
 */
export async function changeInWords(
  unit: Unit,
  person: Person,
  asked: WordChange,
  mayBeElse: boolean,
): Promise<Reply | null> {
  const changed = await changeWords(unit, person, asked);
  const words = cutText(asked.from, quotedLength);
  switch (changed.kind) {
    case 'changed':
      await tellChange(unit, person, changed.before, changed.submission);
      return noReply;
    case 'refused':
      return changed.refusal;
    case 'several':
      return replied(unit, person.id, {
        key: 'change-several',
        facts: { words, to: cutText(asked.to, quotedLength), count: changed.count, code: changed.submission.code },
        buttons: [[await editPage(unit, person, changed.submission)]],
      });
    case 'which':
      return replied(unit, person.id, {
        key: 'change-which',
        facts: {
          words,
          to: cutText(asked.to, quotedLength),
          codes: changed.codes.join(', '),
          first: (changed.codes[0] ?? '').slice(-4),
        },
      });
    case 'notThere': {
      if (mayBeElse) return null;
      const { submission } = changed;
      const requested = asked.code === null ? null : await requestChange(unit, person, asked.code, asked);
      if (requested) return requested;
      if (!changed.hasItems)
        await tell(unit, person.id, { key: asked.code === null ? 'change-no-item' : 'change-not-open' });
      else
        await tell(unit, person.id, {
          key: 'change-not-there',
          facts: { words, code: submission?.code ?? 'none' },
          buttons: submission ? [[await editPage(unit, person, submission)]] : [],
        });
      return noReply;
    }
  }
}
