/** What is said to whoever acts on an item: prompts, menus, what was done. Pure. */
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

/** What is typed behind the letter of an act. */
export const shortNumber = (code: string): string => code.slice(-4);

/** Why: the listed reasons as buttons; one typed line does as well. */
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

/** Typed behind the code, it confirms what was written. */
export const sureWord = 'ok';

/** A reason in words of one's own, as its author would read it, above the press that does the act. */
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

/** **Sửa**: what the board changes, here or on a page, and what it does seldom. */
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

/** As a sentence, to stand inside another. */
export const categoryName = (category: CategoryId): Sentence => ({
  key: 'signed-edit-category',
  facts: { category },
});

/** Of which category an item is. */
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

/** Why: the author reads the same words. */
export const reclassifyPrompt = ({ id, code, revision }: Shown, category: CategoryId): Message => ({
  key: 'reclassify-why',
  facts: { code, category: categoryName(category) },
  buttons: [
    // By its number: a button holds 64 bytes.
    ...reclassifyReasons.map((reason, at) => [
      button({ key: `reason-${reason}` }, `recat.${category}.${at + 1}`, id, revision),
    ]),
    [skipButton],
  ],
});

/** With what stands there now, to be copied and changed. */
export const boardEditPrompt = (slot: 'title' | 'text', code: string, reading: Reading): Message => ({
  key: `board-edit-${slot}`,
  facts: { code, now: slot === 'title' ? reading.title : reading.paragraphs.join('\n') },
  buttons: [[skipButton]],
});

/** Sensitive: decided where the PIN is asked. */
export const decideOnPage = (code: string, url: string): Message => ({
  key: 'decide-on-page',
  facts: { code },
  buttons: [[{ label: { key: 'choice-decide-page' }, url }]],
});

/** Beside the whole item: what the family agreed to, and the way back. */
export const consentOfItem = (
  code: string,
  consent: { readonly id: string; readonly givenAt: Date },
  timeZone: string,
): Message => ({
  key: 'consent-of-item',
  facts: { code, time: localTime(consent.givenAt, timeZone) },
  buttons: [[actButton(actNamed(checkActs, 'withdrawConsent'), { id: consent.id, revision: 0 })]],
});

/** A published item comes down at once: asked once more. */
export const withdrawConsentSure = (code: string, consent: string): Message => ({
  key: 'consent-withdraw-sure',
  facts: { code },
  buttons: [[button('choice-withdraw-consent-sure', 'unconsent.sure', consent)]],
});

/** What its buttons carry, and what is typed in their place. */
export const shownAs = ({ id, code, revision }: Shown): Pressed => ({ id, revision, typed: shortNumber(code) });

/** Below what is published. */
export const takeDownButton = (item: Shown) => actButton(actNamed(submissionActs, 'unpublish'), shownAs(item));

/** Opens the whole item in the chat. */
export const viewButton = (item: Shown) => actButton(actNamed(submissionActs, 'view'), shownAs(item));

/** Said where no card says it. */
export const decidedWithoutCard = (name: SubmissionActName, item: Shown): Message => ({
  key: `note-${name}`,
  facts: { code: item.code },
  ...(name === 'unpublish' ? { buttons: [[actButton(actNamed(submissionActs, 'undo'), shownAs(item))]] } : {}),
});

/** Before it is public again: who took it down, when, and why. */
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

/** Reports of other events look alike by their numbers: both titles are read before they become one. */
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
