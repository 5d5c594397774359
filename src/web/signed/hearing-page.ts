/**
 * `hearing`: an entry of the register of violations, shown only to the person concerned, with a form for their answer. Equal
 * to answering in the chat: recorded word for word, before anything is proposed (Art. 10.2 of the regulation).
 */
import { localDateOf } from '../../domain/calendar/local-date.ts';
import { actorOf } from '../../domain/person/person.ts';
import { objectionToViolation, type Violation } from '../../domain/reward/violation.ts';
import type { Role } from '../../domain/roles.ts';
import { keepViolation } from '../../usecases/period/registers.ts';
import { html } from '../kit/html.ts';
import { fact, field, notice, refusals } from '../kit/parts.ts';
import type { PageContext } from './page-context.ts';
import { signedPage } from './signed-frame.ts';
import { type FormState, textForm } from './text-form.ts';

const longestAnswer = 10_000;

interface Hearing {
  readonly violation: Violation;
  readonly isOpen: boolean;
  readonly answer: string;
  /** The person's role, for the form of address. */
  readonly role: Role;
}

export const hearingForm = textForm<Hearing, { text: string }>({
  name: 'hearing',
  acts: ['violation-answer'],
  read: async ({ stores }, person, { subject }) => {
    const violation = await stores.registers.find('violation', subject);
    if (violation?.person !== person.id) return null;
    const isOpen = objectionToViolation(violation, 'answer', actorOf(person)) === null;
    return { violation, isOpen, answer: violation.answer?.words ?? '', role: person.role };
  },
  words: (given) => ({ text: given('text').trim() }),
  screened: ({ text }) => [text],
  objection: ({ translate }, { text }) =>
    text.length > longestAnswer ? translate('signed-text-too-long', { max: longestAnswer }) : null,
  save: (unit, person, { subject }, { text }) =>
    keepViolation(unit, actorOf(person), subject, {
      ...{ type: 'answer', on: localDateOf(unit.now, unit.ward.timeZone), words: text },
    }),
  refilled: (hearing, { text }) => ({ ...hearing, answer: text }),
  page: hearingPage,
});

function hearingPage(context: PageContext, { path, thing, isSaved, problems }: FormState<Hearing>): string {
  const { translate } = context;
  const { violation, isOpen, answer } = thing;
  const title = translate('signed-hearing-title');
  return signedPage(context, {
    title,
    body: html`<section class="column plain"><h1>${title}</h1>
${isSaved && notice('done', html`<p>${translate('violation-answer-kept', { you: translate('data-you', { role: thing.role }) })}</p>`)}
${refusals(problems)}
<dl class="facts">${fact(translate('paper-column-article'), violation.clause)}
${fact(translate('paper-column-degree'), translate(`paper-degree-${violation.degree}`))}
${fact(translate('paper-column-evidence'), violation.evidence)}
${fact(translate('paper-column-outcome'), translate(`violation-state-${violation.state}`))}
${fact(translate('signed-hearing-conclusion'), violation.outcome ?? '')}</dl>
${
  isOpen
    ? html`<form method="post" action="${path}" class="fields">${field(translate('signed-hearing-words'), html`<textarea name="text" rows="10" maxlength="${longestAnswer}" required>${answer}</textarea>`)}
<p class="small">${translate('signed-hearing-hint')}</p><button class="button go">${translate('signed-hearing-save')}</button></form>`
    : html`<p>${translate('signed-hearing-closed')}</p>${answer !== '' && html`<blockquote><p>${answer}</p></blockquote>`}`
}</section>`,
  });
}
