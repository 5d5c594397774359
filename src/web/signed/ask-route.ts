/** `/s/hoi`: a question from somebody whom no app knows. Afterwards it is a message like any other. */
import type { FastifyRequest } from 'fastify';
import { formatDate, localDateOf } from '../../domain/calendar/local-date.ts';
import { judgeSecrecy } from '../../domain/checks/judge-secrecy.ts';
import { isDraftOpen, readDrafts } from '../../domain/section/draft.ts';
import { startTalk } from '../../usecases/link/start-talk.ts';
import { readForm } from '../kit/form.ts';
import { limits } from '../kit/limits.ts';
import { type AskedDraft, askPage, maxNameLength, trapField, wardsPage } from './ask-page.ts';
import { dangerOf } from './danger-notice.ts';
import { type OpenForm, page, to } from './link-page.ts';
import { workIn } from './link-visit.ts';
import type { ShownOptions, ShownWard, SignedWard } from './options.ts';
import { maxTextLength } from './talk-page.ts';
import { hear } from './talk-route.ts';

const pathOf = (options: ShownOptions, { runtime }: ShownWard, draft: AskedDraft | null = null): string => {
  const query = [
    ...(options.wards.length === 1 ? [] : [`phuong=${runtime.ward.id}`]),
    ...(draft ? [`du-thao=${draft.name}`] : []),
  ];
  return query.length === 0 ? '/s/hoi' : `/s/hoi?${query.join('&')}`;
};

/** The draft document that a comment is about, as the ward's page has it today; null: none is named, or it is gone. */
async function draftAsked({ reader, now }: ShownOptions, { runtime }: ShownWard, request: FastifyRequest) {
  const name = (request.query as { 'du-thao'?: unknown })['du-thao'];
  if (typeof name !== 'string') return null;
  const written = await reader.read(runtime.ward.id, ({ sections }) => sections.newest('du-thao'));
  const draft = readDrafts(written?.text ?? '').drafts.find((each) => each.name === name);
  return draft ? { ...draft, isOpen: isDraftOpen(draft, localDateOf(now(), runtime.ward.timeZone)) } : null;
}

const blank = { name: '', question: '', phone: '' };

/** The empty form; where no ward is named, the list of wards that can be asked. */
const showAsk: OpenForm['show'] = async (options, at, context, request) => {
  if (!at)
    return page(
      wardsPage(
        context,
        options.wards.map((each) => ({ name: each.runtime.ward.fullName, address: pathOf(options, each) })),
      ),
    );
  const form = options.newToken();
  const draft = await draftAsked(options, at, request);
  const path = pathOf(options, at, draft);
  return page(askPage(context, { path, form, draft, filled: blank, problems: [] }));
};

const isNameSecret = (name: string): boolean => judgeSecrecy({ texts: [name] }).verdict === 'block';

const isPhone = (text: string): boolean => /^(?:\+?84|0)\d{8,10}$/u.test(text.replaceAll(/[\s.()-]/gu, ''));

/**
 * The address of a talk is made from its form's number with the ward's key: a form that is sent twice begins one talk,
 * and the number alone opens nothing.
 */
const tokenOf = ({ signer }: SignedWard, form: string): string =>
  Buffer.from(signer.hashCode(`talk:${form}`), 'hex').toString('base64url');

/** Takes the question into the inbox and leads to its page; what is wrong is said beside what was typed. */
const ask: OpenForm['act'] = async (options, at, context, request) => {
  const { translate } = context;
  const form = await readForm(request, options.uploads);
  for (const { id } of form.files) await options.uploads.forget(id);
  const filled = {
    name: form.field('name').replaceAll(/\s+/gu, ' ').trim().slice(0, maxNameLength),
    question: form.field('question').trim(),
    phone: form.field('phone').trim(),
  };
  const draft = await draftAsked(options, at, request);
  const path = pathOf(options, at, draft);
  // A program filled in what no person sees: it gets the empty page again, and nothing is kept.
  if (form.field(trapField) !== '') return to(path);
  const danger = dangerOf(options, context, [filled.question]);
  // The case says itself which draft it is about, wherever it is read.
  const about = draft ? `${translate('signed-ask-about-draft', { title: draft.title })}\n` : '';
  const problems = [
    draft && !draft.isOpen && !danger ? translate('signed-ask-draft-closed', { on: formatDate(draft.closesOn) }) : '',
    // Nobody in danger is asked for their name first.
    filled.name.length < 2 && !danger ? translate('signed-ask-name-missing') : '',
    filled.question === '' ? translate('signed-ask-question-missing') : '',
    about.length + filled.question.length > maxTextLength
      ? translate('signed-text-too-long', { max: maxTextLength })
      : '',
    filled.phone !== '' && !isPhone(filled.phone) ? translate('signed-ask-phone-wrong') : '',
  ].filter((problem) => problem !== '');
  const number = form.field('form');
  if (!/^[A-Za-z0-9_-]{20,64}$/u.test(number)) problems.push(translate('signed-ask-again'));
  if (problems.length > 0)
    return page(askPage(context, { path, form: options.newToken(), draft, filled, problems, danger }), 422);

  // The question passes the door of the inbox; a name would be kept before.
  if (isNameSecret(filled.name))
    return page(
      askPage(context, {
        path,
        form: options.newToken(),
        ...{ draft, filled: blank },
        problems: [translate('signed-words-stopped')],
        danger,
      }),
      422,
    );
  const token = tokenOf(at, number);
  const conversation = await workIn(options, at, `talk:${number.slice(0, 20)}`, (unit) =>
    startTalk(unit, token, filled.name),
  );
  const common = { conversation, displayName: filled.name, at: options.now(), form: number };
  await hear(options, at, { ...common, said: { kind: 'text', text: `${about}${filled.question}` } });
  if (filled.phone !== '') await hear(options, at, { ...common, said: { kind: 'contact', phone: filled.phone } });
  return to(`/s/${token}?moi=1`);
};

/** The asking page, for people whom no app knows. */
export const askForm: OpenForm = { path: '/s/hoi', does: 'ask', limit: limits.newTalk, show: showAsk, act: ask };
