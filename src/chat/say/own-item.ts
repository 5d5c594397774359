/** What an author reads about an item of their own: menus, prompts, what was done. Pure. */
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

/** **Sửa** under a preview: what is to be said anew. */
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

/** With the text as it stands, to be copied and changed. */
export const textPrompt = (code: string, paragraphs: readonly string[]): Message => ({
  key: 'ask-text-anew',
  facts: { code, now: paragraphs.join('\n') || '…' },
  buttons: [[skipButton]],
});

/** Asks before an item is given up. */
export const cancelSure = (draft: Own, title: string): Message => ({
  key: 'cancel-sure',
  facts: { code: draft.code, title: title || '…' },
  buttons: [
    // First: a "1" that answers an earlier list drops nothing.
    [button('choice-continue', 'skip')],
    [actButton(actNamed(submissionActs, 'cancel'), draft)],
  ],
});

/** Left unfinished with a word. */
export const draftLeft = (draft: Own & Pick<Submission, 'state'>, title: string): Message => ({
  key: 'draft-left',
  facts: { code: draft.code, title: title || '…' },
  buttons: [
    [button('choice-continue', 'go.gui')],
    ...(draft.state === 'draft' ? [[actButton(actNamed(submissionActs, 'cancel'), draft)]] : []),
  ],
});

/** Asks an author whether an item is to be withdrawn; the button under it does so. */
export const withdrawSure = (item: Own, title: string): Message => ({
  key: 'withdraw-sure',
  facts: { code: item.code, title },
  buttons: [[actButton(actNamed(submissionActs, 'withdraw'), item)]],
});

/** Until its files are gone it can be had again. */
export const withdrawnMessage = (item: Own): Message => ({
  key: 'cancelled',
  facts: { code: item.code, number: shortNumber(item.code) },
  buttons: [[actButton(actNamed(submissionActs, 'restore'), item)]],
});

/** Under a small change of a draft that lacks nothing. */
export const nextSteps = (item: Own): readonly (readonly Button[])[] => {
  const own = (name: 'send' | 'fill') => ({ ...actNamed(submissionActs, name), letter: null });
  return [
    [actButton(own('send'), item)],
    [actButton(own('fill'), item), button('choice-preview', 'slot.preview', item.id, item.revision)],
  ];
};

/** It was read before: what is left is the press. */
export const undertakingAgain = (submission: string, revision: number): Message => ({
  key: 'undertaking-again',
  buttons: [[actButton(actNamed(personActs, 'accept'), { id: submission, revision })]],
});

/** The undertaking to read, with the button that accepts it and sends the item. @param revision of the item that was seen */
export const undertakingMessage = ({ text, version }: Undertaking, submission: string, revision: number): Message => ({
  key: 'undertaking',
  facts: { text, version },
  buttons: [[actButton(actNamed(personActs, 'accept'), { id: submission, revision })]],
});

/** An item is with the board: its code, and until when the first answer is due. */
export const sentMessage = (
  ground: Pick<Ground, 'now' | 'ward'>,
  { code, standing }: Submission,
  title: string,
): Message => ({
  key: 'sent',
  facts: { code, title, due: standing.due ? dueShort(ground, standing.due) : '' },
});

/** Where faces can be hidden. */
export const hideFaces = (code: string, url: string): Message => ({
  key: 'children-hide',
  facts: { code },
  buttons: [[{ label: { key: 'choice-hide-faces' }, url }]],
});

/** Links to the page where files are sent from a browser. @param why 'more' than a chat takes, or a kind that it does not take */
export const uploadPage = (why: 'more' | 'unsupported' | 'paper', code: string, url: string): Message => ({
  key: `upload-page-${why}`,
  facts: { code: code || 'none' },
  buttons: [[{ label: { key: 'choice-upload' }, url }]],
});
