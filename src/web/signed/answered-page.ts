/** One answer as it was given. Whoever has the address may read it, so it says nothing of the person who asked. */
import { formatDate } from '../../domain/calendar/local-date.ts';
import type { WholeAnswer } from '../../usecases/question/whole-answer.ts';
import { html } from '../portal/html.ts';
import type { Look } from './look.ts';
import { paragraphs, sheet } from './sheet.ts';

export const answeredPage = (look: Look, { code, text, signer, answeredOn, until }: WholeAnswer): string => {
  const { translate, site } = look;
  const title = translate('signed-answered-title', { code });
  const by = { ward: site.ward.fullName, name: signer, on: formatDate(answeredOn) };
  return sheet(look, {
    title,
    // The line that asks to keep the address would be untrue: the page says itself who reads it.
    isPublic: true,
    body: html`<section class="column plain"><h1>${title}</h1>
${paragraphs(text)}
<p>${translate('signed-answered-by', by)}</p>
<p class="small">${translate('signed-answered-until', { until: formatDate(until), code })}</p></section>`,
  });
};
