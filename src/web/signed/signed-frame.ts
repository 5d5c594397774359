/** The signed pages in the kit's frame: the portal's colours, one column, large targets. */
import { frame, masthead } from '../kit/frame.ts';
import { html, type Part } from '../kit/html.ts';
import { withLinks } from '../kit/parts.ts';
import { errorPage, type Problem, textOfProblem, titleOf } from '../kit/problem.ts';
import { withWholeCodes } from '../kit/whole-codes.ts';
import type { PageContext } from './page-context.ts';

/** What a signed page gives its frame. */
export interface SignedPage {
  readonly title: string;
  readonly scripts?: readonly ('upload.js' | 'refresh.js' | 'blur.js' | 'preview.js')[];
  /** Seconds after which a browser without scripts loads the page again; for a page that waits for something. */
  readonly reloadAfter?: number | null;
  /** An address that may be passed on. */
  readonly isPublic?: boolean;
  readonly body: Part;
}

/** The whole HTML of a signed page. */
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

/** An address that opens nothing: one friendly page, which says what to do. */
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
