/** `view` and `decide`: the item, the second step, the decision. */
import type { FastifyRequest } from 'fastify';
import type { Person } from '../../domain/person/person.ts';
import { decideByLink, type LinkCommand, type PinProof, pinAskedFor } from '../../usecases/link/decide-by-link.ts';
import { countTry, failTry, isPin } from '../../usecases/link/pin.ts';
import { readForm } from '../kit/form.ts';
import { type Act, decidePage, isAct, isApproval } from './decide-page.ts';
import { type ComparedTexts, type Item, itemBehind } from './item.ts';
import { itemPage, outcomePage } from './item-page.ts';
import { type ActOnLink, type LinkPage, page, problem, type Reaction, to, type UsedLink } from './link-page.ts';
import { type LinkVisit, type OpenLink, type ShownVisit, workIn } from './link-visit.ts';
import type { ShownOptions, SignedOptions } from './options.ts';
import { type ReasonFields, readReason } from './reason.ts';
import { mayBeKept } from './screen-typed-words.ts';
import { isTakeDown, mayTakeDownHere, takeDownForm } from './take-down-route.ts';

/** Whether the act is possible here: on a submitted item, one with a pending correction, or one that was taken down. */
const mayDecideHere = (item: Item, act: Act): boolean =>
  act === 'approveCorrection' || act === 'republish'
    ? item.afterwards.includes(act)
    : item.state === 'submitted' && item.objection === null;

const showItem = async (
  options: ShownOptions,
  visit: ShownVisit,
  shown: OpenLink | UsedLink,
  request: FastifyRequest,
): Promise<Reaction> => {
  const { context, path } = visit;
  const item = await itemBehind(options, visit, shown);
  if (!item) return problem('notHere');
  const query = request.query as Readonly<Record<string, unknown>>;
  if (!shown.ok) return page(outcomePage(context, item, query.xong !== undefined));
  const decides = shown.link.purpose === 'decide';
  const act = typeof query.viec === 'string' && isAct(query.viec) ? query.viec : null;
  const isSame = Number(query.ban) === item.revision;
  if (decides && act && isSame && mayDecideHere(item, act))
    return page(decidePage(context, { item, act, path, reason: { code: '', note: '' }, problem: null }));
  const what = typeof query.viec === 'string' && isTakeDown(query.viec) ? query.viec : null;
  if (what && mayTakeDownHere(item, what))
    return page(decidePage(context, { item, act: what, path, reason: { code: '', note: '' }, problem: null }));
  const news = query.che !== undefined ? 'blurred' : query.go !== undefined ? 'takenDown' : null;
  const linkRevision = shown.link.revision === 0 ? null : shown.link.revision;
  // Changed between the two steps; shown with the same message as for a chat button.
  const issues =
    decides && act && !isSame && item.state === 'submitted'
      ? [{ key: 'issue-revision-changed' as const, facts: { code: item.code } }]
      : [];
  return page(itemPage(context, { item, linkRevision, before: null, issues, decides, path, news }));
};

/** Null: a reason is missing. */
const commandOf = (
  options: SignedOptions,
  locale: string,
  act: Act,
  revision: number,
  fields: ReasonFields,
): LinkCommand | null => {
  if (isApproval(act)) return { type: act, revision };
  const reason = readReason(options, locale, act, fields);
  return reason && { type: act, revision, reason };
};

/** The text that the browser showed, sent back by the form and shown only to the same person. */
export const readCompared = (text: string): ComparedTexts | null => {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('title' in value) || !('text' in value)) return null;
    return typeof value.title === 'string' && typeof value.text === 'string'
      ? { title: value.title, text: value.text }
      : null;
  } catch {
    return null;
  }
};

const decideForm: ActOnLink = async (options, visit, opened, request) => {
  const { at, context, path, token } = visit;
  const { link, person } = opened;
  const { translate } = context;
  const form = await readForm(request, options.uploads);
  const act = form.field('act');
  if (isTakeDown(act)) return takeDownForm(options, visit, opened, act, form);
  if (!isAct(act) || link.purpose !== 'decide') return to(path);
  const cause = `link:${link.tokenHash.slice(0, 24)}`;
  const given = { code: form.field('reason'), note: form.field('note') };
  const revision = Number(form.field('revision'));
  const command = commandOf(options, at.runtime.ward.locale, act, revision, given);

  /** The second step again, with the problem. */
  const again = async (why: string, status = 422, reason: ReasonFields = given): Promise<Reaction> => {
    const item = await itemBehind(options, visit, opened);
    return item ? page(decidePage(context, { item, act, path, reason, problem: why }), status) : problem('notHere');
  };
  if (!command) return again(translate('signed-reason-missing'));

  const typed = { cause: `${cause}:words`, texts: isApproval(act) ? [] : [given.note] };
  if (!(await mayBeKept(options, visit, person, typed)))
    return again(translate('signed-words-stopped'), 422, { code: given.code, note: '' });

  const proof = await prove(options, visit, person, command, form.field('pin'));
  if ('problem' in proof) return again(proof.problem, proof.status);

  const decision = await workIn(options, at, `${cause}:decide`, (unit) =>
    decideByLink(unit, token, command, proof.proof),
  );
  switch (decision.kind) {
    case 'decided':
      return to(`${path}?xong=1`);
    case 'closed':
      return decision.opened.problem === 'used' ? to(path) : problem(decision.opened.problem);
    case 'pin':
      return again(
        decision.standing.kind === 'locked' ? translate('signed-pin-locked') : translate('signed-pin-missing'),
        decision.standing.kind === 'locked' ? 423 : 422,
      );
    case 'refused': {
      const item = await itemBehind(options, visit, opened);
      if (!item) return problem('notHere');
      const linkRevision = link.revision === 0 ? null : link.revision;
      const before = revision === item.revision ? null : readCompared(form.field('seen'));
      return page(
        itemPage(context, {
          item,
          linkRevision,
          before,
          issues: decision.issues,
          decides: true,
          path,
          news: null,
        }),
        409,
      );
    }
  }
};

type Proved = { readonly proof: PinProof } | { readonly problem: string; readonly status: number };

/** Counts the try, compares the PIN outside any transaction, then records the result. */
const prove = async (
  options: SignedOptions,
  { at, context, token }: LinkVisit,
  person: Person,
  command: LinkCommand,
  pin: string,
): Promise<Proved> => {
  const { translate } = context;
  const asked = await workIn(options, at, 'page', (unit) => pinAskedFor(unit, token, command));
  if (!asked) return { proof: { kind: 'none' } };
  if (asked.kind === 'locked') return { problem: translate('signed-pin-locked'), status: 423 };
  if (asked.kind === 'none') return { problem: translate('signed-pin-none'), status: 422 };
  if (!isPin(pin)) return { problem: translate('signed-pin-six'), status: 422 };
  const taken = await workIn(options, at, 'page', (unit) => countTry(unit, person.id));
  if (taken.kind !== 'set') return { problem: translate('signed-pin-locked'), status: 423 };
  if (await at.pinHash.verify(pin, taken.hash)) return { proof: { kind: 'right', hash: taken.hash } };
  await workIn(options, at, `pin:${person.id}:${options.now().getTime()}`, (unit) => failTry(unit, person, taken.left));
  return taken.left === 0
    ? { problem: translate('signed-pin-locked'), status: 423 }
    : { problem: translate('signed-pin-wrong', { left: taken.left }), status: 422 };
};

const takeDownActs = ['unpublish', 'withdraw-consent'] as const;
const pages = { show: showItem, showUsed: showItem, act: decideForm };

/** `view`: reading an item; people who may can take it down from the portal. */
export const itemReading: LinkPage = { ...pages, acts: takeDownActs };
/** `decide`: reading an item and deciding. */
export const itemDeciding: LinkPage = {
  ...pages,
  acts: ['approve', 'override', 'approveCorrection', 'republish', 'return', 'reject', ...takeDownActs],
};
