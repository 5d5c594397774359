/** `/s/hoi`: takes a question from a person without an app and delivers it like any other message. */
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

/** The draft document from the ward's current page that a comment is about; null: none is named, or it no longer exists. */
async function draftAsked({ reader, now }: ShownOptions, { runtime }: ShownWard, request: FastifyRequest) {
  const name = (request.query as { 'du-thao'?: unknown })['du-thao'];
  if (typeof name !== 'string') return null;
  const written = await reader.read(runtime.ward.id, ({ sections }) => sections.newest('du-thao'));
  const draft = readDrafts(written?.text ?? '').drafts.find((each) => each.name === name);
  return draft ? { ...draft, isOpen: isDraftOpen(draft, localDateOf(now(), runtime.ward.timeZone)) } : null;
}

const blank = { name: '', question: '', phone: '' };

/** The empty form, or the list of wards if none is named. */
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
 * The token of a conversation, derived from the form's number with the ward's key: a form sent twice starts one conversation,
 * and the number alone gives no access.
 */
const tokenOf = ({ signer }: SignedWard, form: string): string =>
  Buffer.from(signer.hashCode(`talk:${form}`), 'hex').toString('base64url');

/** Delivers the question to the inbox and redirects to its conversation; errors are shown with the typed text. */
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
  // A bot filled in the honeypot: it gets the empty page, and nothing is stored.
  if (form.field(trapField) !== '') return to(path);
  const danger = dangerOf(options, context, [filled.question]);
  // The question's text names the draft, so that it is visible wherever the question is read.
  const about = draft ? `${translate('signed-ask-about-draft', { title: draft.title })}\n` : '';
  const problems = [
    draft && !draft.isOpen && !danger ? translate('signed-ask-draft-closed', { on: formatDate(draft.closesOn) }) : '',
    // The name is not required from a person in danger.
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

  // The inbox screens the question for secrecy, but the name is stored earlier.
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

/** The page for questions without an app. */
export const askForm: OpenForm = { path: '/s/hoi', does: 'ask', limit: limits.newTalk, show: showAsk, act: ask };
