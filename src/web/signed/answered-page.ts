/**
 * `answered`: one given answer, which can be opened any number of times. Anyone with the address can read it, so it contains
 * nothing about the asker.
 */
import { formatDate } from '../../domain/calendar/local-date.ts';
import { readWholeAnswer, type WholeAnswer } from '../../usecases/question/whole-answer.ts';
import { html } from '../kit/html.ts';
import { paragraphs } from '../kit/parts.ts';
import { type LinkPage, page, problem } from './link-page.ts';
import { readIn } from './link-visit.ts';
import type { PageContext } from './page-context.ts';
import { signedPage } from './signed-frame.ts';

export const answeredReading: LinkPage = {
  acts: [],
  async show(options, visit, { link }) {
    const answer = await readIn(options, visit.at, (sight) => readWholeAnswer(sight, link));
    return answer ? page(answeredPage(visit.context, answer)) : problem('notHere');
  },
};

function answeredPage(context: PageContext, { code, text, signer, answeredOn, until }: WholeAnswer): string {
  const { translate, site } = context;
  const title = translate('signed-answered-title', { code });
  const by = { ward: site.ward.fullName, name: signer, on: formatDate(answeredOn) };
  return signedPage(context, {
    title,
    // Omits the request to keep the address secret, which does not apply to this page.
    isPublic: true,
    body: html`<section class="column plain"><h1>${title}</h1>
${paragraphs(text)}
<p>${translate('signed-answered-by', by)}</p>
<p class="small">${translate('signed-answered-until', { until: formatDate(until), code })}</p></section>`,
  });
}
