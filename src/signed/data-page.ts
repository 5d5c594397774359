/** What is kept about a person, on one page, and as a file to take along. */
import { localTime } from '../domain/calendar/local-time.ts';
import { html, type Part } from '../portal/html.ts';
import { fact } from '../portal/layout.ts';
import type { OwnCopy } from '../usecases/link/own-copy.ts';
import type { Look } from './look.ts';
import { paragraphs, sheet } from './sheet.ts';

export const dataPage = (look: Look, path: string, copy: OwnCopy): string => {
  const { translate, site } = look;
  const when = (at: Date): string => localTime(at, site.ward.timeZone);
  return sheet(look, {
    title: translate('signed-data-title'),
    body: html`<section class="column plain"><h1>${translate('signed-data-title')}</h1>
<p>${translate('signed-data-introduction', { ward: site.ward.fullName })}</p>
<p class="onward"><a class="button quiet" href="${path}?tep=json" download>${translate('signed-data-take')}</a></p>
<dl class="facts">${fact(translate('signed-data-name'), copy.name || '–')}${fact(translate('signed-data-phone'), copy.phone ?? '–')}${fact(
      translate('signed-data-accounts'),
      copy.accounts.map(({ channel, name, lastUsedAt }) => html`<p>${channel}: ${name} (${when(lastUsedAt)})</p>`),
    )}</dl>
${listed(
  translate('signed-data-questions', { count: copy.questions.length }),
  copy.questions.map(
    ({ code, receivedAt, text, answer }) =>
      html`<li class="strip"><p><strong>${code}</strong> · ${when(receivedAt)}</p>${paragraphs(text)}${
        answer !== null && html`<p><strong>${translate('signed-data-answer')}</strong></p>${paragraphs(answer)}`
      }</li>`,
  ),
)}
${listed(
  translate('signed-data-items', { count: copy.items.length }),
  copy.items.map(
    ({ code, createdAt, title, text }) =>
      html`<li class="strip"><p><strong>${code}</strong> · ${when(createdAt)}</p><p><strong>${title}</strong></p>${paragraphs(text)}</li>`,
  ),
)}
<p class="small">${translate('signed-data-delete')}</p></section>`,
  });
};

const listed = (heading: string, entries: readonly Part[]): Part =>
  entries.length > 0 && html`<h2>${heading}</h2><ul class="entries">${entries}</ul>`;
