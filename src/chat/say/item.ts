/** Messages to the person acting on an item: prompts, menus, confirmations. Pure. */
import { actNamed } from '../../domain/act/act.ts';
import { checkActs } from '../../domain/act/check.ts';
import {
  type ActWithReason,
  reasons,
  reclassifyReasons,
  type SubmissionAct,
  type SubmissionActName,
  submissionActs,
} from '../../domain/act/submission.ts';
import { localTime } from '../../domain/calendar/local-time.ts';
import type { Sentence } from '../../domain/facts.ts';
import type { LinkButton, Message } from '../../domain/message.ts';
import { type CategoryId, categoryIds } from '../../domain/submission/categories/index.ts';
import type { Reading } from '../../domain/submission/reading.ts';
import { reasonSentence } from '../../domain/submission/sentences.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import { actButton, button, type Pressed, skipButton } from './buttons.ts';

type Shown = Pick<Submission, 'id' | 'code' | 'revision'>;

/** The number typed after the letter of an act. */
export const shortNumber = (code: string): string => code.slice(-4);

/** Asks for the reason, with the listed reasons as buttons; a typed line is accepted too. */
export function reasonPrompt(
  { name, letter }: Pick<SubmissionAct, 'name' | 'letter'> & { readonly name: ActWithReason },
  { id, code }: Shown,
  title: string,
  revision: number,
): Message {
  const typed = (rest: number): string => `${letter} ${shortNumber(code)} ${rest}`;
  return {
    key: `ask-reason-${name}`,
    facts: { code, title },
    buttons: [
      ...reasons[name].map((reason, at) => [
        { ...button({ key: `reason-${reason}` }, `why.${name}.${reason}`, id, revision), typed: typed(at + 1) },
      ]),
      [{ ...skipButton, label: { key: `choice-leave-${name}` }, typed: typed(0) }],
    ],
  };
}

/** Typed after the code, it confirms the written reason. */
export const sureWord = 'ok';

/** Shows a free-text reason as the author would read it, with the button that carries out the act. */
export const reasonSure = (
  { name, letter }: Pick<SubmissionAct, 'name' | 'letter'> & { readonly name: ActWithReason },
  { id, code }: Shown,
  { note, mark, revision }: { readonly note: string; readonly mark: string; readonly revision: number },
): Message => ({
  key: `reason-sure-${name}`,
  facts: { code, reason: note },
  buttons: [
    [
      {
        ...button({ key: `choice-sure-${name}` }, `why.${name}.W${mark}`, id, revision),
        typed: `${letter} ${shortNumber(code)} ${sureWord}`,
      },
    ],
    [{ ...skipButton, label: { key: `choice-leave-${name}` }, typed: `${letter} ${shortNumber(code)} 0` }],
  ],
});

/** **Sửa**: what the board can change, here or on a page, and its rare acts. */
export const boardEditMenu = (
  { id, code, revision }: Shown,
  page: LinkButton,
  seldom: readonly SubmissionAct[] = [],
): Message => ({
  key: 'board-edit-menu',
  facts: { code },
  buttons: [
    [button('choice-edit-title', 'retitle', id, revision), button('choice-edit-text', 'rewrite', id, revision)],
    [page],
    [button('choice-reclassify', 'reclassify', id, revision)],
    [button('choice-aim', 'board.aims', id)],
    ...seldom.map((row) => [actButton({ ...row, letter: null }, shownAs({ id, code, revision }))]),
  ],
});

/** As a sentence, to be used inside another. */
export const categoryName = (category: CategoryId): Sentence => ({
  key: 'signed-edit-category',
  facts: { category },
});

/** Asks for the category of an item. */
export const reclassifyMenu = ({ id, code, revision }: Shown): Message => ({
  key: 'reclassify-which',
  facts: { code },
  buttons: [
    ...categoryIds.map((category) => [
      button({ key: 'choice-category', facts: { category } }, `recat.${category}`, id, revision),
    ]),
    [skipButton],
  ],
});

/** Asks for the reason; the author reads the same text. */
export const reclassifyPrompt = ({ id, code, revision }: Shown, category: CategoryId): Message => ({
  key: 'reclassify-why',
  facts: { code, category: categoryName(category) },
  buttons: [
    // Reasons are given by number, because a button holds 64 bytes.
    ...reclassifyReasons.map((reason, at) => [
      button({ key: `reason-${reason}` }, `recat.${category}.${at + 1}`, id, revision),
    ]),
    [skipButton],
  ],
});

/** Shows the current text, to be copied and changed. */
export const boardEditPrompt = (slot: 'title' | 'text', code: string, reading: Reading): Message => ({
  key: `board-edit-${slot}`,
  facts: { code, now: slot === 'title' ? reading.title : reading.paragraphs.join('\n') },
  buttons: [[skipButton]],
});

/** A sensitive act: decided on the page that asks for the PIN. */
export const decideOnPage = (code: string, url: string): Message => ({
  key: 'decide-on-page',
  facts: { code },
  buttons: [[{ label: { key: 'choice-decide-page' }, url }]],
});

/** Shown with the whole item: the family's consent, and the button to withdraw it. */
export const consentOfItem = (
  code: string,
  consent: { readonly id: string; readonly givenAt: Date },
  timeZone: string,
): Message => ({
  key: 'consent-of-item',
  facts: { code, time: localTime(consent.givenAt, timeZone) },
  buttons: [[actButton(actNamed(checkActs, 'withdrawConsent'), { id: consent.id, revision: 0 })]],
});

/** Asks for confirmation, because a published item is taken down at once. */
export const withdrawConsentSure = (code: string, consent: string): Message => ({
  key: 'consent-withdraw-sure',
  facts: { code },
  buttons: [[button('choice-withdraw-consent-sure', 'unconsent.sure', consent)]],
});

/** What an item's buttons carry, and what is typed in their place. */
export const shownAs = ({ id, code, revision }: Shown): Pressed => ({ id, revision, typed: shortNumber(code) });

/** The button that takes a published item down. */
export const takeDownButton = (item: Shown) => actButton(actNamed(submissionActs, 'unpublish'), shownAs(item));

/** Opens the whole item in the chat. */
export const viewButton = (item: Shown) => actButton(actNamed(submissionActs, 'view'), shownAs(item));

/** Confirms an act to a person who has no card of the item. */
export const decidedWithoutCard = (name: SubmissionActName, item: Shown): Message => ({
  key: `note-${name}`,
  facts: { code: item.code },
  ...(name === 'unpublish' ? { buttons: [[actButton(actNamed(submissionActs, 'undo'), shownAs(item))]] } : {}),
});

/** Shown before an item is published again: who took it down, when, and why. */
export const republishSure = (
  { ward }: { readonly ward: { readonly timeZone: string } },
  { id, code, revision, standing }: Submission,
  title: string,
): Message => ({
  key: 'republish-sure',
  facts: {
    ...{ code, title, name: standing.decidedBy?.name ?? '' },
    at: standing.decidedBy ? localTime(standing.decidedBy.at, ward.timeZone) : '',
    reason: standing.reason ? reasonSentence(standing.reason) : '',
  },
  buttons: [[button('choice-republish', 'republish.sure', id, revision)], [skipButton]],
});

/** Shows both titles before a merge, because items about different events can be confused by their numbers. */
export const mergeSure = (
  into: Submission,
  others: readonly Submission[],
  titleOf: (item: Submission) => string,
  apart: readonly string[],
): Message => ({
  key: 'merge-sure',
  facts: { into: titleOf(into), others: others.map(titleOf).join(', '), apart: apart.join('; ') || 'none' },
  buttons: [
    [
      button(
        'choice-confirm',
        `merge.${others.map(({ code }) => shortNumber(code)).join('x')}`,
        into.id,
        into.revision,
      ),
    ],
    [skipButton],
  ],
});
