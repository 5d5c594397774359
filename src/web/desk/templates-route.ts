/** `/board/templates`: answer templates, kept by the office and used by the whole board. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Issue } from '../../domain/decision.ts';
import {
  type AnswerTemplate,
  longestTemplate,
  longestTemplateName,
  templateNamed,
} from '../../domain/question/template.ts';
import type { Outcome } from '../../usecases/outcome.ts';
import {
  dropTemplate,
  type KeptTemplates,
  keepTemplate,
  mayKeepTemplates,
  templatesNow,
} from '../../usecases/question/templates.ts';
import { html, type Markup } from '../kit/html.ts';
import type { Opener } from '../kit/page-registry.ts';
import { field, notice, paragraphs, refusals } from '../kit/parts.ts';
import { type Desk, forBoard, type Signed } from './desk.ts';
import { fieldsOf, queryOf } from './fields.ts';
import { type Say, staleNotice } from './pages.ts';

const forKeepers: Opener = { by: 'session', roles: ['office', 'deputy', 'standingDeputy', 'head'] };

interface TemplatesView extends KeptTemplates {
  readonly mayKeep: boolean;
  readonly done: boolean;
  readonly issues: readonly Issue[];
  /** Input of a refused form. */
  readonly typed: AnswerTemplate | null;
}

function templateForm(say: Say, version: number, { name, text }: AnswerTemplate, isKept: boolean): Markup {
  return html`<form method="post" action="/board/templates" class="fields"><input type="hidden" name="seen" value="${version}">${isKept ? html`<input type="hidden" name="name" value="${name}">` : field(say('board-template-name'), html`<input name="name" maxlength="${longestTemplateName}" value="${name}" required>`)}${field(say('board-template-text'), html`<textarea name="text" rows="6" maxlength="${longestTemplate}" required>${text}</textarea>`)}<div class="buttons"><button class="button go" name="do" value="keep">${say('board-template-keep')}</button>${isKept && html`<button class="button stop" name="do" value="drop" formnovalidate>${say('board-template-drop')}</button>`}</div></form>`;
}

const templatesPage = (say: Say, { version, templates, mayKeep, done, issues, typed }: TemplatesView): Markup => {
  const theirs = typed && templateNamed(templates, typed.name);
  return html`<h1>${say('board-templates')}</h1><p><a href="/board/questions">${say('board-questions')}</a></p>
${done && notice('done', html`<p>${say('board-template-done')}</p>`)}
${refusals(issues.map(({ key, facts }) => say(key, facts)))}
<p>${say('board-templates-why')}</p>
${
  templates.length === 0
    ? html`<p>${say('board-templates-none')}</p>`
    : html`<ul class="rows">${templates.map((template) => html`<li><div class="what"><b>${template.name}</b>${paragraphs(template.text)}</div>${mayKeep && html`<details><summary class="button">${say('board-template-edit')}</summary>${templateForm(say, version, template, true)}</details>`}</li>`)}</ul>`
}
${mayKeep && html`<section><h2>${say('board-template-new')}</h2>${typed && theirs && isStale(issues) && staleNotice(say, theirs.text, typed.text)}${templateForm(say, version, typed ?? { name: '', text: '' }, false)}</section>`}`;
};

/** Another person changed the list meanwhile. */
const isStale = (issues: readonly Issue[]): boolean => issues.some(({ key }) => key === 'issue-templates-changed');

/** Registers the page and its forms; only people who may keep templates see the forms. */
export function templateRoutes(app: FastifyInstance, desk: Desk): void {
  async function show(
    signed: Signed,
    request: FastifyRequest,
    reply: FastifyReply,
    issues: readonly Issue[] = [],
    typed: AnswerTemplate | null = null,
  ) {
    const kept = await desk.look(signed, ({ readers }) => templatesNow({ stores: readers }));
    const mayKeep = mayKeepTemplates(signed.person.role);
    const done = issues.length === 0 && queryOf(request, 'xong') !== '';
    return desk.show(signed, reply, issues, (say) => templatesPage(say, { ...kept, mayKeep, done, issues, typed }));
  }

  desk.get(app, '/board/templates', forBoard, show);
  desk.post(
    app,
    '/board/templates',
    forKeepers,
    ['template-kept', 'template-dropped'],
    async (signed, request, reply) => {
      const given = fieldsOf(request.body);
      const typed = { name: given('name', longestTemplateName + 1), text: given('text', longestTemplate + 1) };
      const seen = Number(given('seen', 6));
      if (!(await desk.mayKeep(signed, [typed.name, typed.text])))
        return show(signed, request, reply, [{ key: 'issue-section-secret' }]);
      const outcome: Outcome<object> = await desk.inUnit(signed, (unit) =>
        given('do') === 'drop'
          ? dropTemplate(unit, signed.person, typed.name, seen)
          : keepTemplate(unit, signed.person, typed, seen),
      );
      return outcome.ok
        ? reply.redirect('/board/templates?xong=1', 303)
        : show(signed, request, reply, outcome.issues, typed);
    },
  );
}
