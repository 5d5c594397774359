/** What is kept about a person, on one page, to be put right there, and as a file to take along. */
import { localTime } from '../../domain/calendar/local-time.ts';
import type { OwnCopy, OwnPhoto, OwnQuestion } from '../../usecases/link/own-copy.ts';
import { longestName } from '../../usecases/person/correct.ts';
import { html, type Markup, type Part } from '../portal/html.ts';
import { fact } from '../portal/layout.ts';
import type { Look } from './look.ts';
import { notice, paragraphs, sheet } from './sheet.ts';

export interface DataPage {
  readonly path: string;
  readonly copy: OwnCopy;
  /** False: the name belongs to a role that somebody gave. */
  readonly mayName: boolean;
  readonly problems: readonly string[];
  readonly isSaved: boolean;
}

const timeIn =
  ({ site }: Look) =>
  (at: Date | string): string =>
    localTime(new Date(at), site.ward.timeZone);

export const dataPage = (look: Look, { path, copy, mayName, problems, isSaved }: DataPage): string => {
  const { translate, site } = look;
  const when = timeIn(look);
  return sheet(look, {
    title: translate('signed-data-title'),
    body: html`<section class="column plain"><h1>${translate('signed-data-title')}</h1>
${isSaved ? notice('done', html`<p>${translate('signed-data-saved')}</p>`) : null}
${
  problems.length > 0
    ? notice(
        'wrong',
        problems.map((text) => html`<p>${text}</p>`),
      )
    : null
}
<p>${translate('signed-data-introduction', { ward: site.ward.fullName })}</p>
<p class="onward"><a class="button quiet" href="${path}?tep=json" download>${translate('signed-data-take')}</a></p>
<dl class="facts">${fact(translate('signed-data-name'), copy.name || '–')}${fact(translate('signed-data-phone'), copy.phone ?? '–')}${fact(
      translate('signed-data-accounts'),
      copy.accounts.map(
        ({ channel, id, name, lastUsedAt }) =>
          html`<p>${translate('portal-channel', { channel })}: ${name} · ${id} (${when(lastUsedAt)})</p>`,
      ),
    )}</dl>
<details><summary>${translate('signed-data-correct')}</summary><form method="post" action="${path}" class="fields">
${
  mayName
    ? html`<label class="field"><span>${translate('signed-data-name')}</span><input name="name" value="${copy.name}" maxlength="${longestName}" required></label>`
    : html`<p>${translate('signed-data-name-given')}</p>`
}
<label class="field"><span>${translate('signed-data-phone')}</span><input name="phone" value="${copy.phone ?? ''}" inputmode="tel" maxlength="20"></label>
<button class="button go">${translate('signed-data-save')}</button></form></details>
${listed(
  translate('signed-data-questions', { count: copy.questions.length }),
  copy.questions.map((question) => questionOf(look, question)),
)}
${listed(
  translate('signed-data-items', { count: copy.items.length }),
  copy.items.map(
    ({ code, createdAt, title, text, photos }) =>
      html`<li class="strip"><p><strong>${code}</strong> · ${when(createdAt)}</p><p><strong>${title}</strong></p>${paragraphs(text)}${shots(look, photos)}</li>`,
  ),
)}
${listed(
  translate('signed-data-tips', { count: copy.tips.length }),
  copy.tips.map(
    ({ receivedAt, text, photos }) =>
      html`<li class="strip"><p>${when(receivedAt)}</p>${paragraphs(text)}${photos > 0 && html`<p class="small">${translate('signed-data-photos', { count: photos })}</p>`}</li>`,
  ),
)}
${listed(
  translate('signed-data-consents', { count: copy.consents.length }),
  copy.consents.map(
    ({ purpose, about, givenAt, withdrawnAt }) =>
      html`<li class="strip"><p><strong>${about}</strong> · ${translate('signed-data-consent', { purpose })}</p><p>${translate('signed-data-given', { at: when(givenAt) })}${
        withdrawnAt && html` ${translate('signed-data-withdrawn', { at: when(withdrawnAt) })}`
      }</p></li>`,
  ),
)}
${listed(
  translate('signed-data-calls', { count: copy.calls.length }),
  copy.calls.map(({ at, note }) => html`<li class="strip"><p>${when(at)}</p>${paragraphs(note)}</li>`),
)}
<p class="small">${translate('signed-data-delete')}</p></section>`,
  });
};

const questionOf = (look: Look, question: OwnQuestion): Markup => {
  const { translate } = look;
  const when = timeIn(look);
  const said = (heading: string, at: string, text: string): Markup =>
    html`<p><strong>${heading}</strong> · ${when(at)}</p>${paragraphs(text)}`;
  return html`<li class="strip"><p><strong>${question.code}</strong> · ${when(question.receivedAt)}</p>${paragraphs(question.text)}${shots(look, question.photos)}${question.clarifications.map(
    ({ at, text }) => said(translate('signed-data-asked'), at, text),
  )}${question.interims.map(({ at, text }) => said(translate('signed-data-interim'), at, text))}${
    question.redirectedTo !== null &&
    html`<p><strong>${translate('signed-data-redirected')}</strong> ${question.redirectedTo}</p>`
  }${question.answers.map(({ at, text }) => said(translate('signed-data-answer'), at, text))}${question.ratings.map(
    ({ at, isHelpful, note }) => said(translate('signed-data-rated', { helpful: isHelpful ? 'yes' : 'no' }), at, note),
  )}</li>`;
};

const shots = ({ translate, site }: Look, photos: readonly OwnPhoto[]): Part => {
  const there = photos.flatMap(({ stored, name }) => (stored ? [{ ...stored, name }] : []));
  return (
    photos.length > 0 &&
    html`<p class="small">${translate('signed-data-photos', { count: photos.length })}</p><div class="shots">${there.map(
      ({ hash, width, name }) =>
        html`<img src="${site.links.photo(hash, width, 'jpeg')}" alt="${name ?? ''}" loading="lazy">`,
    )}</div>`
  );
};

const listed = (heading: string, entries: readonly Part[]): Part =>
  entries.length > 0 && html`<h2>${heading}</h2><ul class="entries">${entries}</ul>`;
