/** `/s/mat-tai-khoan`: reports a stolen account, for board members who have no account left. It only asks the board. */
import { reportFromPage } from '../../usecases/person/ask-from-page.ts';
import { readForm } from '../kit/form.ts';
import { html } from '../kit/html.ts';
import { limits } from '../kit/limits.ts';
import { refusals, withLinks } from '../kit/parts.ts';
import { RequestRefused } from '../kit/problem.ts';
import { maxNameLength, trapField } from './ask-page.ts';
import { askForm } from './ask-route.ts';
import { type OpenForm, page, to } from './link-page.ts';
import { workIn } from './link-visit.ts';
import type { ShownOptions, ShownWard } from './options.ts';
import type { PageContext } from './page-context.ts';
import { signedPage } from './signed-frame.ts';

const stolenPath = '/s/mat-tai-khoan';

const pathOf = (options: ShownOptions, { runtime }: ShownWard): string =>
  options.wards.length === 1 ? stolenPath : `${stolenPath}?phuong=${runtime.ward.id}`;

interface Shown {
  readonly path: string;
  readonly isDone: boolean;
  readonly problems: readonly string[];
}

const stolenPage = (context: PageContext, { path, isDone, problems }: Shown): string => {
  const { translate, site } = context;
  const { fullName, about } = site.ward;
  const form = html`<form method="post" action="${path}" class="fields">
<label class="field"><span>${translate('signed-stolen-name')}</span><input name="name" maxlength="${maxNameLength}" autocomplete="name" required></label>
<div class="unseen" aria-hidden="true"><label>Website <input name="${trapField}" tabindex="-1" autocomplete="off"></label></div>
<button class="button go">${translate('signed-stolen-send')}</button></form>`;
  return signedPage(context, {
    title: translate('signed-stolen-title'),
    isPublic: true,
    body: html`<section class="column plain"><h1>${translate('signed-stolen-title')}</h1>
<p class="introduction">${translate('signed-stolen-introduction', { ward: fullName })}</p>
${refusals(problems)}
${isDone ? html`<p role="status">${translate('signed-stolen-done')}</p>` : form}
<p class="small">${translate('signed-stolen-how')}</p>
<p class="small">${withLinks(translate('signed-stolen-phone', { phone: about.phone }))}</p>
</section>`,
  });
};

/** Shows the form, or the confirmation. */
const showStolen: OpenForm['show'] = async (options, at, context, request) => {
  if (!at) return to(askForm.path);
  const isDone = (request.query as { xong?: unknown }).xong === '1';
  return page(stolenPage(context, { path: pathOf(options, at), isDone, problems: [] }));
};

/** Passes the report to the board. The answer does not depend on whether the person exists. */
const report: OpenForm['act'] = async (options, at, context, request) => {
  // The page has no link, so it accepts no files; a multipart form could contain two hundred megabytes.
  if (request.isMultipart()) throw new RequestRefused('malformed');
  const form = await readForm(request, options.uploads);
  const path = pathOf(options, at);
  const isDone = `${path}${path.includes('?') ? '&' : '?'}xong=1`;
  if (form.field(trapField) !== '') return to(isDone);
  const name = form.field('name').replaceAll(/\s+/gu, ' ').trim().slice(0, maxNameLength);
  if (name.length < 2) {
    const { translate } = context;
    const problems = [translate('signed-stolen-name-missing')];
    return page(stolenPage(context, { path, isDone: false, problems }), 422);
  }
  await workIn(options, at, `stolen:${options.newToken().slice(0, 20)}`, (unit) => reportFromPage(unit, name));
  // The same answer for every name, so that the page does not reveal who works here.
  return to(isDone);
};

/** The report of a stolen account; the board is asked, and nothing is frozen. */
export const stolenForm: OpenForm = {
  ...{ path: stolenPath, does: 'report', limit: limits.stolen },
  ...{ show: showStolen, act: report },
};
