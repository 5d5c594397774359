/** What can be wrong with a request, each with its status and the two sentences that people read. */
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
/** What the error page says and what helps. */
export const textOfProblem = (problem: Problem): Sentence => problems[problem].text;

/** Thrown where a rule of the kit refuses a request, before any page's code has run. */
export class RequestRefused extends Error {
  override readonly name = 'RequestRefused';
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(`refused: ${problem}`);
    this.problem = problem;
  }
}

/** What an error means to the person in front of the page: never its message, which may quote a statement or a path. */
export function problemOf(error: unknown): Problem {
  if (error instanceof RequestRefused) return error.problem;
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : 500;
  if (typeof status !== 'number' || status >= 500) return 'trouble';
  if (status === 429) return 'tooMany';
  return status === 413 ? 'tooBig' : 'malformed';
}

/** @returns headers that tell a program when to come again */
export function retryHeaders(problem: Problem): Readonly<Record<string, string>> {
  if (problem === 'closed') return { 'retry-after': '5' };
  return problem === 'tooMany' ? { 'retry-after': '60' } : {};
}

/** What a visitor reads in place of a page. */
export interface ErrorPage {
  readonly title: string;
  readonly text: string;
  /** Where to go from here, with what the link says. */
  readonly onward: readonly { readonly address: string; readonly words: string }[];
}

/** The one page for everything that goes wrong: what happened, and where to go on. */
export const errorPage = ({ title, text, onward }: ErrorPage): Markup =>
  html`<section class="column plain missing"><h1>${title}</h1><p role="status">${text}</p>
<p class="onward">${onward.map(({ address, words }) => html`<a href="${address}">${words}</a> `)}</p></section>`;
