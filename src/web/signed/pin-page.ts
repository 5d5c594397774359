/** `pin`: a decider chooses a PIN, once. The pages for decisions contain no form to choose one. */
import type { FastifyRequest } from 'fastify';
import { ConflictError } from '../../domain/decision.ts';
import { choosePin, isPin, isTrivialPin } from '../../usecases/link/pin.ts';
import { readForm } from '../kit/form.ts';
import { html } from '../kit/html.ts';
import { notice } from '../kit/parts.ts';
import { pinField } from './decide-page.ts';
import { type LinkPage, page, type Reaction, to } from './link-page.ts';
import { type LinkVisit, type OpenLink, workIn } from './link-visit.ts';
import type { SignedOptions } from './options.ts';
import type { PageContext } from './page-context.ts';
import { signedPage } from './signed-frame.ts';

const pageOf = (context: PageContext, path: string, problem: string | null): string => {
  const { translate } = context;
  const title = translate('signed-pin-choose');
  return signedPage(context, {
    title,
    body: html`<section class="column plain"><h1>${title}</h1>
${problem === null ? null : notice('wrong', html`<p>${problem}</p>`)}
<p>${translate('signed-pin-choose-why')}</p>
<form method="post" action="${path}" class="fields">${pinField(translate('signed-pin-new'), 'pin')}${pinField(translate('signed-pin-again'), 'pinAgain')}
<div class="buttons"><button class="button go">${translate('signed-pin-keep')}</button></div></form></section>`,
  });
};

const said = (context: PageContext, kind: 'done' | 'wrong', title: string, text: string): string =>
  signedPage(context, {
    title,
    body: html`<section class="column plain"><h1>${title}</h1>${notice(kind, html`<p>${text}</p>`)}</section>`,
  });

const donePage = (context: PageContext): string => {
  const { translate } = context;
  return said(context, 'done', translate('signed-pin-chosen'), translate('signed-pin-chosen-text'));
};

/** For a page that was left open although the PIN has been chosen since. */
const takenPage = (context: PageContext): string => {
  const { translate } = context;
  return said(context, 'wrong', translate('signed-pin-choose'), translate('signed-pin-taken'));
};

/** The problem with the digits, in words; null: none. */
function problemWith({ translate }: PageContext, pin: string, pinAgain: string): string | null {
  if (!isPin(pin)) return translate('signed-pin-six');
  if (pin !== pinAgain) return translate('signed-pin-different');
  return isTrivialPin(pin) ? translate('signed-pin-trivial') : null;
}

async function choose(
  options: SignedOptions,
  { at, context, path }: LinkVisit,
  { link, person }: OpenLink,
  request: FastifyRequest,
): Promise<Reaction> {
  const { field } = await readForm(request, options.uploads);
  const problem = problemWith(context, field('pin'), field('pinAgain'));
  if (problem) return page(pageOf(context, path, problem), 422);
  const hash = await at.pinHash.hash(field('pin'));
  const isChosen = await workIn(options, at, `pin:${link.tokenHash.slice(0, 24)}`, async (unit) => {
    if (!(await unit.stores.links.use(link.tokenHash, unit.now)))
      throw new ConflictError('the link was used by another request at the same moment');
    return choosePin(unit, person.id, hash);
  });
  // An older link, used after a newer one: it changes nothing and is used up.
  return isChosen ? to(path) : page(takenPage(context), 409);
}

export const pinChoosing: LinkPage = {
  acts: ['choose-pin'],
  show: async (_options, { context, path }) => page(pageOf(context, path, null)),
  showUsed: async (_options, { context }) => page(donePage(context)),
  act: choose,
};
