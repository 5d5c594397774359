/** Problems of a request, each with its status and the title and text of its error page. */
import type { Sentence } from '../../domain/facts.ts';
import { html, type Markup } from './html.ts';

const problems = {
  unknown: { status: 404, title: { key: 'problem-unknown-title' }, text: { key: 'problem-unknown-text' } },
  used: { status: 410, title: { key: 'problem-used-title' }, text: { key: 'problem-used-text' } },
  expired: { status: 410, title: { key: 'problem-expired-title' }, text: { key: 'problem-expired-text' } },
  revoked: { status: 410, title: { key: 'problem-revoked-title' }, text: { key: 'problem-revoked-text' } },
  frozen: { status: 403, title: { key: 'problem-frozen-title' }, text: { key: 'problem-frozen-text' } },
  elsewhere: { status: 403, title: { key: 'problem-elsewhere-title' }, text: { key: 'problem-elsewhere-text' } },
  tooMany: { status: 429, title: { key: 'problem-too-many-title' }, text: { key: 'problem-too-many-text' } },
  tooBig: { status: 413, title: { key: 'problem-too-big-title' }, text: { key: 'problem-too-big-text' } },
  malformed: { status: 400, title: { key: 'problem-malformed-title' }, text: { key: 'problem-malformed-text' } },
  notHere: { status: 404, title: { key: 'problem-not-here-title' }, text: { key: 'problem-not-here-text' } },
  closed: { status: 503, title: { key: 'problem-closed-title' }, text: { key: 'problem-closed-text' } },
  trouble: { status: 500, title: { key: 'problem-trouble-title' }, text: { key: 'problem-trouble-text' } },
} as const satisfies Record<string, { status: number; title: Sentence; text: Sentence }>;

export type Problem = keyof typeof problems;

/** HTTP status of the answer. */
export const statusOf = (problem: Problem): number => problems[problem].status;
/** Heading of the error page. */
export const titleOf = (problem: Problem): Sentence => problems[problem].title;
/** Text of the error page, with what helps. */
export const textOfProblem = (problem: Problem): Sentence => problems[problem].text;

/** Thrown when a general rule refuses a request before a page's code runs. */
export class RequestRefused extends Error {
  override readonly name = 'RequestRefused';
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(`refused: ${problem}`);
    this.problem = problem;
  }
}

/** Maps an error to a problem for the reader. Its message is never shown, because it may contain a statement or a path. */
export function problemOf(error: unknown): Problem {
  if (error instanceof RequestRefused) return error.problem;
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : 500;
  if (typeof status !== 'number' || status >= 500) return 'trouble';
  if (status === 429) return 'tooMany';
  return status === 413 ? 'tooBig' : 'malformed';
}

/** Headers that tell a client when to retry. */
export function retryHeaders(problem: Problem): Readonly<Record<string, string>> {
  if (problem === 'closed') return { 'retry-after': '5' };
  return problem === 'tooMany' ? { 'retry-after': '60' } : {};
}

/** Content of an error page. */
export interface ErrorPage {
  readonly title: string;
  readonly text: string;
  /** Links to continue with, and their labels. */
  readonly onward: readonly { readonly address: string; readonly words: string }[];
}

/** The common error page: what happened, and links to continue. */
export const errorPage = ({ title, text, onward }: ErrorPage): Markup =>
  html`<section class="column plain missing"><h1>${title}</h1><p role="status">${text}</p>
<p class="onward">${onward.map(({ address, words }) => html`<a href="${address}">${words}</a> `)}</p></section>`;
