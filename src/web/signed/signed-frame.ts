/** The frame of signed pages: the portal's colours, one column, large touch targets. */
import { frame, masthead } from '../kit/frame.ts';
import { html, type Part } from '../kit/html.ts';
import { withLinks } from '../kit/parts.ts';
import { errorPage, type Problem, textOfProblem, titleOf } from '../kit/problem.ts';
import { withWholeCodes } from '../kit/whole-codes.ts';
import type { PageContext } from './page-context.ts';

/** Content of a signed page. */
export interface SignedPage {
  readonly title: string;
  readonly scripts?: readonly ('upload.js' | 'refresh.js' | 'blur.js' | 'preview.js')[];
  /** Seconds after which a browser without scripts reloads a page that waits for something. */
  readonly reloadAfter?: number | null;
  /** True if the address may be shared. */
  readonly isPublic?: boolean;
  readonly body: Part;
}

/** Renders a signed page. */
export const signedPage = ({ site, translate, locale, front }: PageContext, page: SignedPage): string =>
  withWholeCodes(
    frame({
      lang: locale,
      title: `${page.title} – ${translate('signed-site', { ward: site.ward.fullName })}`,
      style: 'signed.css',
      look: site.look,
      scripts: page.scripts ?? [],
      isFound: false,
      head: page.reloadAfter && html`<noscript><meta http-equiv="refresh" content="${page.reloadAfter}"></noscript>`,
      bodyClass: 'signed',
      skip: translate('signed-skip'),
      top: masthead({ look: site.look, home: front, above: translate('signed-name-above'), name: site.ward.fullName }),
      main: page.body,
      foot: html`<footer class="signed-foot"><div class="wide"><p>${withLinks(translate('signed-help', { phone: site.ward.about.phone }))}${!page.isPublic && html` ${translate('signed-keep-secret')}`}</p></div></footer>`,
    }),
  );

/** The error page, e.g. for an invalid link; it says what to do next. */
export function problemPage(context: PageContext, problem: Problem): string {
  const { translate } = context;
  const title = translate(titleOf(problem).key);
  return signedPage(context, {
    title,
    body: errorPage({
      title,
      text: translate(textOfProblem(problem).key),
      onward: [{ address: context.front, words: translate('signed-to-front') }],
    }),
  });
}
