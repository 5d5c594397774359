/** `data`: a person's stored data on one page, to be corrected there or downloaded as a file. */
import { localTime } from '../../domain/calendar/local-time.ts';
import { type OwnCopy, type OwnPhoto, type OwnQuestion, ownCopy } from '../../usecases/link/own-copy.ts';
import { correctOwn, longestName, mayCorrectName } from '../../usecases/person/correct.ts';
import { html, type Markup, type Part } from '../kit/html.ts';
import { fact, notice, paragraphs, refusals } from '../kit/parts.ts';
import type { ShownVisit } from './link-visit.ts';
import type { ShownOptions } from './options.ts';
import type { PageContext } from './page-context.ts';
import { signedPage } from './signed-frame.ts';
import { type FormState, textForm } from './text-form.ts';

export const dataForm = textForm<OwnCopy, { name: string; phone: string }>({
  name: 'data',
  acts: ['correct'],
  read: (unit, person) => ownCopy(unit, person),
  words: (given) => ({ name: given('name').trim(), phone: given('phone').trim() }),
  screened: ({ name }) => [name],
  objection: () => null,
  save: (unit, person, _link, words) => correctOwn(unit, person, words),
  refilled: (copy) => copy,
  page: dataPage,
  instead(options, visit, copy, request) {
    if ((request.query as { tep?: unknown }).tep !== 'json') return null;
    const body = `${JSON.stringify(takenAlong(options, visit, copy), null, 2)}\n`;
    return { kind: 'file', name: 'du-lieu.json', type: 'application/json; charset=utf-8', body };
  },
});

/** In the file, each photo is an address that works for an hour, as on the page. */
function takenAlong(options: ShownOptions, { context }: ShownVisit, copy: OwnCopy) {
  const photos = (given: readonly OwnPhoto[]) =>
    given.map(({ name, state, stored }) => ({
      name,
      state,
      address: stored && `${options.siteUrl()}${context.site.links.photo(stored.hash, stored.width, 'jpeg')}`,
    }));
  return {
    ...copy,
    questions: copy.questions.map((question) => ({ ...question, photos: photos(question.photos) })),
    items: copy.items.map((item) => ({ ...item, photos: photos(item.photos) })),
  };
}

const timeIn =
  ({ site }: PageContext) =>
  (at: Date | string): string =>
    localTime(new Date(at), site.ward.timeZone);

function dataPage(context: PageContext, { path, thing: copy, person, problems, isSaved }: FormState<OwnCopy>): string {
  const { translate, site } = context;
  const when = timeIn(context);
  return signedPage(context, {
    title: translate('signed-data-title'),
    body: html`<section class="column plain"><h1>${translate('signed-data-title')}</h1>
${isSaved && notice('done', html`<p>${translate('signed-data-saved')}</p>`)}
${refusals(problems)}
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
  mayCorrectName(person)
    ? html`<label class="field"><span>${translate('signed-data-name')}</span><input name="name" value="${copy.name}" maxlength="${longestName}" required></label>`
    : html`<p>${translate('signed-data-name-given')}</p>`
}
<label class="field"><span>${translate('signed-data-phone')}</span><input name="phone" value="${copy.phone ?? ''}" inputmode="tel" maxlength="20"></label>
<button class="button go">${translate('signed-data-save')}</button></form></details>
${listed(
  translate('signed-data-questions', { count: copy.questions.length }),
  copy.questions.map((question) => questionOf(context, question)),
)}
${listed(
  translate('signed-data-items', { count: copy.items.length }),
  copy.items.map(
    ({ code, createdAt, title, text, photos }) =>
      html`<li class="strip"><p><strong>${code}</strong> · ${when(createdAt)}</p><p><strong>${title}</strong></p>${paragraphs(text)}${shots(context, photos)}</li>`,
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
  translate('signed-data-dangers', { count: copy.dangers.length }),
  copy.dangers.map(
    ({ code, openedAt, messages, replies, ended }) =>
      html`<li class="strip"><p><strong>${code}</strong> · ${when(openedAt)}</p>${messages.map(({ text }) => paragraphs(text))}${replies.map(
        ({ at, text }) =>
          html`<p><strong>${translate('signed-data-answer')}</strong> · ${when(at)}</p>${paragraphs(text)}`,
      )}${ended && html`<p class="small">${translate('signed-data-ended', { at: when(ended.at) })}</p>${paragraphs(ended.how)}`}</li>`,
  ),
)}
${listed(
  translate('signed-data-calls', { count: copy.calls.length }),
  copy.calls.map(({ at, note }) => html`<li class="strip"><p>${when(at)}</p>${paragraphs(note)}</li>`),
)}
<p class="small">${translate('signed-data-delete')}</p></section>`,
  });
}

const questionOf = (context: PageContext, question: OwnQuestion): Markup => {
  const { translate } = context;
  const when = timeIn(context);
  const said = (heading: string, at: string, text: string): Markup =>
    html`<p><strong>${heading}</strong> · ${when(at)}</p>${paragraphs(text)}`;
  return html`<li class="strip"><p><strong>${question.code}</strong> · ${when(question.receivedAt)}</p>${paragraphs(question.text)}${shots(context, question.photos)}${question.clarifications.map(
    ({ at, text }) => said(translate('signed-data-asked'), at, text),
  )}${question.interims.map(({ at, text }) => said(translate('signed-data-interim'), at, text))}${
    question.redirectedTo !== null &&
    html`<p><strong>${translate('signed-data-redirected')}</strong> ${question.redirectedTo}</p>`
  }${question.answers.map(({ at, text }) => said(translate('signed-data-answer'), at, text))}${question.ratings.map(
    ({ at, isHelpful, note }) => said(translate('signed-data-rated', { helpful: isHelpful ? 'yes' : 'no' }), at, note),
  )}</li>`;
};

const shots = ({ translate, site }: PageContext, photos: readonly OwnPhoto[]): Part => {
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
