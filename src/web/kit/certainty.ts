/**
 * Asks for confirmation on a separate page before acts with serious consequences, with and without JavaScript. The page names
 * the consequence and sends the form again with `sure`. Decisions that can be undone for a minute (approve, return, reject)
 * are not asked about.
 */
import { html, type Markup, type Part } from './html.ts';
import { hiddenFields, notice } from './parts.ts';

/** Consequence of the act, as named on the page. */
type Consequence = 'public' | 'person' | 'citizen' | 'paper' | 'final';
interface Grave {
  /** Message key of the button's label. */
  readonly label: string;
  readonly why: Consequence;
}

const all = <Name extends string>(why: Consequence, labels: Readonly<Record<Name, string>>) =>
  Object.fromEntries(Object.entries<string>(labels).map(([name, label]) => [name, { label, why }]));

/** Acts to confirm, by the form's field `act`, or by the page's only act. */
const graveActs: Readonly<Record<string, Grave>> = {
  ...all('public', {
    override: 'choice-override',
    unpublish: 'choice-unpublish',
    republish: 'choice-republish',
    takeDown: 'choice-q-take-down',
  }),
  ...all('final', { merge: 'choice-merge', destroy: 'choice-destroy', end: 'choice-dg-end' }),
  ...all('citizen', {
    handOverComplaint: 'choice-q-hand-over-complaint',
    handOverDenunciation: 'choice-q-hand-over-denunciation',
    redirect: 'choice-q-redirect',
    closeUnanswered: 'choice-q-close-unanswered',
    close: 'choice-q-close',
    closeDuplicate: 'choice-q-close-duplicate',
    giveUp: 'choice-q-give-up',
  }),
  ...all('person', {
    freeze: 'choice-freeze',
    remove: 'choice-remove',
    resetPin: 'choice-pin-reset',
    role: 'board-role-change',
    changeUndertaking: 'choice-undertaking-new',
    decideViolation: 'choice-vi-decide',
    dropViolation: 'choice-vi-drop',
    dropMeeting: 'choice-mt-drop',
    closeRequest: 'choice-rq-close',
  }),
  ...all('paper', {
    checkStatement: 'choice-st-check',
    ownCheckStatement: 'choice-st-own-check',
    approveStatement: 'choice-st-approve',
    overrideStatement: 'choice-st-override',
    payStatement: 'choice-st-pay',
    renewStatement: 'choice-st-renew',
    submitReport: 'choice-rp-submit',
    approveReport: 'choice-rp-approve',
    sendReport: 'choice-rp-send',
    withdrawReport: 'choice-rp-withdraw',
    sendBudget: 'choice-bg-send',
    approveBudget: 'choice-bg-approve',
    adoptRule: 'choice-apply',
  }),
};

export const graveNames: readonly string[] = Object.keys(graveActs);

/** The text fields of a form. */
type Sent = Readonly<Record<string, string>>;

/** The form's text fields. Files and repeated fields are omitted, because the page cannot send them again. */
export const sentIn = (body: unknown): Sent =>
  Object.fromEntries(
    Object.entries((body ?? {}) as object).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value]] : [],
    ),
  );

/** The act that needs confirmation first. @returns null if none is needed */
export function unsureAct(acts: readonly string[], sent: Sent): string | null {
  const [only] = acts.length === 1 ? acts : [];
  const act = sent.act ?? only ?? '';
  return Object.hasOwn(graveActs, act) && sent.sure !== '1' ? act : null;
}

/** Content of the confirmation page. */
export interface Asked {
  /** Target of the form. */
  readonly action: string;
  readonly fields: Sent;
  readonly yes: string;
  readonly no: string;
  /** Where the cancel link leads. */
  readonly back: string;
  readonly isHurting?: boolean;
  readonly inside?: Part;
}

/** The form that sends all fields again, with `sure` set, and the cancel link. */
export const onceMore = ({ action, fields, yes, no, back, isHurting = false, inside = null }: Asked): Markup =>
  html`<div class="acts"><form method="post" action="${action}" data-sure>${hiddenFields({ ...fields, sure: '1' })}${inside}<button class="button ${isHurting ? 'stop' : 'go'}">${yes}</button></form><a class="button" href="${back}">${no}</a></div>`;

/** The confirmation page of an act: its name, its subject, the typed words, and the consequence. */
export function certaintyPage(
  say: (key: string, facts?: Readonly<Record<string, string>>) => string,
  act: string,
  sent: Sent,
  at: { readonly action: string; readonly back: string },
): Markup {
  const { label = '', why = 'final' } = graveActs[act] ?? {};
  const { about = '' } = sent;
  const name = say(label, { name: about });
  const role = sent.role === undefined ? '' : say('board-person-role', { role: sent.role });
  const words = [name.includes(about) ? '' : about, role, sent.words ?? '', sent.text ?? '', sent.note ?? ''].filter(
    (each) => each.trim() !== '',
  );
  return html`<h1>${say('board-sure')}</h1><p><strong>${name}</strong></p>${words.map((each) => html`<p>${each}</p>`)}${notice('note', html`<p>${say('board-sure-why', { why })}</p>`)}
${onceMore({ ...at, fields: sent, yes: say('choice-confirm'), no: say('board-leave-it'), isHurting: why !== 'paper' })}`;
}
