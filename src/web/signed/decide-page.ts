/** The second step of a decision: the act, its reason, and the PIN if required. */
import { kebab } from '../../domain/act/act.ts';
import { type ActWithReason, reasons } from '../../domain/act/submission.ts';
import type { LinkCommand } from '../../usecases/link/decide-by-link.ts';
import { html, type Markup, nothing, type Part } from '../kit/html.ts';
import { notice } from '../kit/parts.ts';
import type { Item } from './item.ts';
import { correctionOf, thumbnail } from './item-page.ts';
import type { PageContext } from './page-context.ts';
import { maxReason, type ReasonFields } from './reason.ts';
import { signedPage } from './signed-frame.ts';

export type Act = LinkCommand['type'];
type Approval = Exclude<Act, 'return' | 'reject'>;
const approvals = ['approve', 'override', 'approveCorrection', 'republish'] as const satisfies readonly Approval[];
const acts = [...approvals, 'return', 'reject'] as const satisfies readonly Act[];
/** Whether this page confirms the form's act. */
export const isAct = (value: string): value is Act => acts.some((act) => act === value);

/** Approvals need no reason. */
export const isApproval = (act: string): act is Approval => approvals.some((each) => each === act);

/** All acts confirmed here, including those that take an item down. */
export const confirmed = [...acts, 'unpublish', 'consent'] as const;

/** The page that asks for a reason or a confirmation before a decision. */
export interface DecidePage {
  readonly item: Item;
  readonly act: (typeof confirmed)[number];
  readonly path: string;
  /** Input of a refused form. */
  readonly reason: ReasonFields;
  /** Why the form was refused. */
  readonly problem: string | null;
}

/** Renders the page. @param problem shown above the form; null: none */
export const decidePage = (context: PageContext, { item, act, path, reason, problem }: DecidePage): string => {
  const { translate } = context;
  const name = kebab(act);
  const title = translate(`signed-${name}-title`);
  const isLocked = isAct(act) && item.pin?.kind === 'locked';
  const locked = translate('signed-pin-locked');
  return signedPage(context, {
    title,
    body: html`<section class="column plain"><h1>${title}</h1>
${problem === null ? null : notice('wrong', html`<p>${problem}</p>`)}
<div class="strip with-thumb">${thumbnail(context, item)}<div><p><strong>${item.article.title}</strong></p>
<p>${item.code} · ${translate('signed-revision', { revision: item.revision })} · ${translate('signed-photo-count', { count: item.article.photos.length })}${item.documents.length > 0 && html` · ${translate('signed-file-count', { count: item.documents.length })}`}</p>
${item.findings.length > 0 && html`<ul>${item.findings.map(({ sentence }) => html`<li>${translate(sentence.key, sentence.facts)}</li>`)}</ul>`}</div></div>
${act === 'approveCorrection' && correctionOf(context, item)}
<p>${act === 'approve' && item.isStep ? translate('signed-approve-step') : translate(`signed-${name}-text`)}</p>
${
  isLocked
    ? html`${problem === locked ? null : notice('wrong', html`<p>${locked}</p>`)}<p class="onward"><a href="${path}">${translate('signed-back')}</a></p>`
    : html`<form method="post" action="${path}" class="fields">
<input type="hidden" name="act" value="${act}"><input type="hidden" name="revision" value="${act === 'approveCorrection' ? (item.correction?.seenAs ?? 0) : item.revision}">
<input type="hidden" name="seen" value="${JSON.stringify(item.seen)}">
${isApproval(act) || act === 'consent' ? nothing : reasonFields(context, act, reason)}
${isAct(act) && pinFields(context, item)}
<div class="buttons"><button class="button ${isApproval(act) ? 'go' : act === 'return' ? '' : 'stop'}">${translate(`signed-${name}-confirm`)}</button>
<a class="button quiet" href="${path}">${translate('signed-back')}</a></div></form>`
}</section>`,
  });
};

const reasonFields = ({ translate }: PageContext, act: ActWithReason, chosen: ReasonFields): Markup =>
  html`<fieldset><legend>${translate('signed-reason')}</legend>
${reasons[act].map(
  (code) =>
    html`<label class="choice"><input type="radio" name="reason" value="${code}"${chosen.code === code && html` checked`}> <span>${translate(`reason-${code}`)}</span></label>`,
)}
</fieldset>
<label class="field"><span>${translate('signed-reason-line')}</span>
<input name="note" maxlength="${maxReason}" value="${chosen.note}" autocomplete="off"></label>`;

const pinFields = ({ translate }: PageContext, { pin }: Item): Part => {
  if (pin?.kind === 'none') return notice('wrong', html`<p>${translate('signed-pin-none')}</p>`);
  if (pin?.kind === 'set') return pinField(translate('signed-pin'), 'pin');
  return null;
};

/** A field for a PIN, which browsers do not offer to save. */
export const pinField = (label: string, name: string): Markup =>
  html`<label class="field pin"><span>${label}</span>
<input type="password" name="${name}" inputmode="numeric" pattern="[0-9]{6}" minlength="6" maxlength="6" autocomplete="off" required></label>`;
