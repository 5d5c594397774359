/** Messages to an author about their own item: menus, prompts, confirmations. Pure. */
import { actNamed } from '../../domain/act/act.ts';
import { personActs } from '../../domain/act/person.ts';
import type { Action } from '../../domain/act/press.ts';
import { submissionActs } from '../../domain/act/submission.ts';
import type { Sentence } from '../../domain/facts.ts';
import type { Button, LinkButton, Message } from '../../domain/message.ts';
import { categoryIds } from '../../domain/submission/categories/index.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import type { Undertaking } from '../../domain/ward.ts';
import { actButton, button, skipButton } from './buttons.ts';
import { dueShort, type Ground } from './draft.ts';
import { shortNumber } from './item.ts';

type Own = Pick<Submission, 'id' | 'code' | 'revision'>;

/** **Sửa** under a preview: the parts that can be changed. */
export function draftEditMenu({ id, revision }: Own, page: LinkButton): Message {
  const press = (label: Sentence | string, action: Action) => button(label, action, id, revision);
  return {
    key: 'draft-edit-menu',
    buttons: [
      [press('choice-edit-title', 'slot.title'), press('choice-edit-text', 'slot.text')],
      [press('choice-edit-date', 'slot.eventOn'), press('choice-edit-place', 'slot.place')],
      [press('choice-edit-source', 'slot.source')],
      [page],
      ...categoryIds.map((category) => [press({ key: 'choice-category', facts: { category } }, `cat.${category}`)]),
    ],
  };
}

/** Shows the current text, to be copied and changed. */
export const textPrompt = (code: string, paragraphs: readonly string[]): Message => ({
  key: 'ask-text-anew',
  facts: { code, now: paragraphs.join('\n') || '…' },
  buttons: [[skipButton]],
});

/** Asks before a draft is cancelled. */
export const cancelSure = (draft: Own, title: string): Message => ({
  key: 'cancel-sure',
  facts: { code: draft.code, title: title || '…' },
  buttons: [
    // First, so that a "1" that answers an earlier list cancels nothing.
    [button('choice-continue', 'skip')],
    [actButton(actNamed(submissionActs, 'cancel'), draft)],
  ],
});

/** Confirms that the author left a draft unfinished. */
export const draftLeft = (draft: Own & Pick<Submission, 'state'>, title: string): Message => ({
  key: 'draft-left',
  facts: { code: draft.code, title: title || '…' },
  buttons: [
    [button('choice-continue', 'go.gui')],
    ...(draft.state === 'draft' ? [[actButton(actNamed(submissionActs, 'cancel'), draft)]] : []),
  ],
});

/** Asks an author whether an item is to be withdrawn; its button withdraws it. */
export const withdrawSure = (item: Own, title: string): Message => ({
  key: 'withdraw-sure',
  facts: { code: item.code, title },
  buttons: [[actButton(actNamed(submissionActs, 'withdraw'), item)]],
});

/** Confirms a withdrawal. The item can be restored until its files are deleted. */
export const withdrawnMessage = (item: Own): Message => ({
  key: 'cancelled',
  facts: { code: item.code, number: shortNumber(item.code) },
  buttons: [[actButton(actNamed(submissionActs, 'restore'), item)]],
});

/** Buttons under a small change of a complete draft. */
export const nextSteps = (item: Own): readonly (readonly Button[])[] => {
  const own = (name: 'send' | 'fill') => ({ ...actNamed(submissionActs, name), letter: null });
  return [
    [actButton(own('send'), item)],
    [actButton(own('fill'), item), button('choice-preview', 'slot.preview', item.id, item.revision)],
  ];
};

/** The undertaking was shown before, so only its button is repeated. */
export const undertakingAgain = (submission: string, revision: number): Message => ({
  key: 'undertaking-again',
  buttons: [[actButton(actNamed(personActs, 'accept'), { id: submission, revision })]],
});

/**
 * The undertaking, with the button that accepts it and sends the item.
 * @param revision of the item that was seen
 */
export const undertakingMessage = ({ text, version }: Undertaking, submission: string, revision: number): Message => ({
  key: 'undertaking',
  facts: { text, version },
  buttons: [[actButton(actNamed(personActs, 'accept'), { id: submission, revision })]],
});

/** Confirms that an item is with the board: its code, and when the first answer is due. */
export const sentMessage = (
  ground: Pick<Ground, 'now' | 'ward'>,
  { code, standing }: Submission,
  title: string,
): Message => ({
  key: 'sent',
  facts: { code, title, due: standing.due ? dueShort(ground, standing.due) : '' },
});

/** Links to the page where faces can be hidden. */
export const hideFaces = (code: string, url: string): Message => ({
  key: 'children-hide',
  facts: { code },
  buttons: [[{ label: { key: 'choice-hide-faces' }, url }]],
});

/**
 * Links to the page where files are sent from a browser.
 * @param why 'more' files than a chat takes, or a kind that it does not take
 */
export const uploadPage = (why: 'more' | 'unsupported' | 'paper', code: string, url: string): Message => ({
  key: `upload-page-${why}`,
  facts: { code: code || 'none' },
  buttons: [[{ label: { key: 'choice-upload' }, url }]],
});
