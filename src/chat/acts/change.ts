/** "đổi A thành B", and what an edit has changed: one answer, which shows the change and not the whole item again. */
import { actNamed } from '../../domain/act/act.ts';
import { submissionActs } from '../../domain/act/submission.ts';
import type { Sentence } from '../../domain/facts.ts';
import type { Button, Message } from '../../domain/message.ts';
import type { Person } from '../../domain/person/person.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import { cutText } from '../../domain/text/normalize.ts';
import type { Unit } from '../../ports/services.ts';
import { checkItem } from '../../usecases/check/check-item.ts';
import { answerTo } from '../../usecases/submission/answer-draft.ts';
import { type ChangeAsked, changeWords } from '../../usecases/submission/change-words.ts';
import { tell } from '../../usecases/tell.ts';
import { type Reply, silence } from '../reply.ts';
import { actButton, button } from '../say/buttons.ts';
import { changeLines, versionOf } from '../say/changes.ts';
import { answerDraft } from './draft.ts';
import { editPage } from './edit-page.ts';

/** Of the words that were asked for, in an answer. */
const quotedLength = 60;

/** Under a draft that lacks nothing: what comes next. */
const nextSteps = (unit: Unit, item: Submission): readonly (readonly Button[])[] => {
  if (answerTo(unit, item) !== 'draft-preview') return [];
  const own = (name: 'send' | 'fill' | 'cancel') => ({ ...actNamed(submissionActs, name), letter: null });
  return [
    [actButton(own('send'), item)],
    [actButton(own('fill'), item), button({ key: 'choice-preview' }, 'slot.preview', item.id, item.revision)],
  ];
};

/** What is different now; a draft that still lacks something is asked for it. */
export async function tellChange(unit: Unit, person: Person, before: Submission, item: Submission): Promise<void> {
  const isOpen = item.state === 'draft' || item.state === 'returned';
  if (isOpen && answerTo(unit, item) !== 'draft-preview') return answerDraft(unit, item);
  // **Gửi** sends what was checked.
  if (isOpen) await checkItem(unit, item);
  await tell(
    unit,
    person.id,
    changeMessage(
      item.code,
      changeLines(versionOf(unit, before), versionOf(unit, item)),
      isOpen ? nextSteps(unit, item) : [],
    ),
    `changed:${item.id}:${item.revision}`,
  );
}

const changeMessage = (code: string, changes: Sentence | string, buttons: readonly (readonly Button[])[]): Message => ({
  key: 'item-changed',
  facts: { code, changes },
  buttons,
});

/** @returns null when nothing was changed and the words may be something else */
export async function changeInWords(
  unit: Unit,
  person: Person,
  asked: ChangeAsked,
  mayBeElse: boolean,
): Promise<Reply | null> {
  const changed = await changeWords(unit, person, asked);
  const words = cutText(asked.from, quotedLength);
  switch (changed.kind) {
    case 'changed':
      await tellChange(unit, person, changed.before, changed.submission);
      return silence;
    case 'refused':
      return changed.refusal;
    case 'several':
      await tell(unit, person.id, {
        key: 'change-several',
        facts: { words, to: cutText(asked.to, quotedLength), count: changed.count, code: changed.submission.code },
        buttons: [[await editPage(unit, person, changed.submission)]],
      });
      return silence;
    case 'which':
      await tell(unit, person.id, {
        key: 'change-which',
        facts: {
          words,
          to: cutText(asked.to, quotedLength),
          codes: changed.codes.join(', '),
          first: (changed.codes[0] ?? '').slice(-4),
        },
      });
      return silence;
    case 'notThere': {
      if (mayBeElse) return null;
      const { submission } = changed;
      if (!changed.hasItems)
        await tell(unit, person.id, { key: asked.code === null ? 'change-no-item' : 'change-not-open' });
      else
        await tell(unit, person.id, {
          key: 'change-not-there',
          facts: { words, code: submission?.code ?? 'none' },
          buttons: submission ? [[await editPage(unit, person, submission)]] : [],
        });
      return silence;
    }
  }
}
