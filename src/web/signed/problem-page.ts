/** An address that opens nothing: one friendly page each, which says what to do. */
import type { Sentence } from '../../domain/facts.ts';
import type { LinkProblem } from '../../usecases/link/open-link.ts';
import { html } from '../portal/html.ts';
import type { Look } from './look.ts';
import { sheet } from './sheet.ts';

export type Problem = LinkProblem | 'elsewhere' | 'tooMany' | 'tooBig' | 'malformed' | 'notHere' | 'closed' | 'trouble';

const words: Readonly<Record<Problem, { readonly status: number; readonly title: Sentence; readonly text: Sentence }>> =
  {
    unknown: { status: 404, title: { key: 'signed-unknown-title' }, text: { key: 'signed-unknown-text' } },
    used: { status: 410, title: { key: 'signed-used-title' }, text: { key: 'signed-used-text' } },
    expired: { status: 410, title: { key: 'signed-expired-title' }, text: { key: 'signed-expired-text' } },
    revoked: { status: 410, title: { key: 'signed-revoked-title' }, text: { key: 'signed-revoked-text' } },
    frozen: { status: 403, title: { key: 'signed-frozen-title' }, text: { key: 'signed-frozen-text' } },
    elsewhere: { status: 403, title: { key: 'signed-elsewhere-title' }, text: { key: 'signed-elsewhere-text' } },
    tooMany: { status: 429, title: { key: 'signed-too-many-title' }, text: { key: 'signed-too-many-text' } },
    tooBig: { status: 413, title: { key: 'signed-too-big-title' }, text: { key: 'signed-too-big-text' } },
    malformed: { status: 400, title: { key: 'signed-malformed-title' }, text: { key: 'signed-malformed-text' } },
    notHere: { status: 404, title: { key: 'signed-not-here-title' }, text: { key: 'signed-not-here-text' } },
    closed: { status: 503, title: { key: 'signed-closed-title' }, text: { key: 'signed-closed-text' } },
    trouble: { status: 500, title: { key: 'signed-trouble-title' }, text: { key: 'signed-trouble-text' } },
  };

export const statusOf = (problem: Problem): number => words[problem].status;

export const problemText = ({ translate }: Look, problem: Problem): string => translate(words[problem].text.key);

export const problemPage = (look: Look, problem: Problem): string => {
  const { translate } = look;
  const title = translate(words[problem].title.key);
  return sheet(look, {
    title,
    body: html`<section class="column plain"><h1>${title}</h1><p>${problemText(look, problem)}</p>
<p class="onward"><a href="${look.front}">${translate('signed-to-front')}</a></p></section>`,
  });
};
