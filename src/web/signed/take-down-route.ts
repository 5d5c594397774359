/** Takes an item down from its page: by a decision of the board, or because a consent was withdrawn. */
import { withdrawConsent } from '../../usecases/check/children.ts';
import { done } from '../../usecases/outcome.ts';
import { act } from '../../usecases/submission/act.ts';
import type { ReadForm } from '../kit/form.ts';
import { decidePage } from './decide-page.ts';
import { type Item, itemBehind } from './item.ts';
import { itemPage } from './item-page.ts';
import { page, problem, type Reaction, to } from './link-page.ts';
import { type LinkVisit, type OpenLink, workIn } from './link-visit.ts';
import type { SignedOptions } from './options.ts';
import { readReason } from './reason.ts';
import { mayBeKept } from './screen-typed-words.ts';

export type TakeDownAct = 'unpublish' | 'consent';
/** Whether a form's act takes the item down. */
export const isTakeDown = (value: string): value is TakeDownAct => value === 'unpublish' || value === 'consent';

/** Whether this person may carry out the act on this item. */
export const mayTakeDownHere = (item: Item, what: TakeDownAct): boolean =>
  what === 'unpublish' ? item.mayTakeDown : item.consent !== null;

/** Asks for confirmation and a reason first; then carries the act out and shows the item. */
export const takeDownForm = async (
  options: SignedOptions,
  visit: LinkVisit,
  opened: OpenLink,
  what: TakeDownAct,
  form: ReadForm,
): Promise<Reaction> => {
  const { at, context, path } = visit;
  const { link, person } = opened;
  const { translate } = context;
  const item = await itemBehind(options, visit, opened);
  if (!item) return problem('notHere');
  const filled = { code: form.field('reason'), note: form.field('note') };
  const again = (problem: string, reason = filled): Reaction =>
    page(decidePage(context, { item, act: what, path, reason, problem }), 422);
  const revision = Number(form.field('revision'));
  const cause = `link:${link.tokenHash.slice(0, 24)}:${what}:${revision}`;
  const reason = what === 'unpublish' ? readReason(options, at.runtime.ward.locale, what, filled) : null;
  if (what === 'unpublish' && !reason) return again(translate('signed-reason-missing'));
  if (!(await mayBeKept(options, visit, person, { cause: `${cause}:words`, texts: [filled.note] })))
    return again(translate('signed-words-stopped'), { code: filled.code, note: '' });
  const outcome = await workIn(options, at, cause, async (unit) => {
    if (reason) return act(unit, person, item.id, { type: 'unpublish', revision, reason });
    return item.consent === null ? done() : withdrawConsent(unit, person, item.consent);
  });
  if (outcome.ok) return to(`${path}?go=1`);
  const now = (await itemBehind(options, visit, opened)) ?? item;
  const { issues } = outcome;
  const decides = link.purpose === 'decide';
  return page(
    itemPage(context, { item: now, linkRevision: null, before: null, issues, decides, path, news: null }),
    409,
  );
};
