/** `upload`: adds files to the person's item. With scripts, each file is a separate request with a JSON answer. */
import { actorOf } from '../../domain/person/person.ts';
import { maySubmit } from '../../domain/roles.ts';
import { decideChange } from '../../domain/submission/decide.ts';
import { filesGiven, filesOf, photosGiven } from '../../domain/submission/photos-and-files.ts';
import { isForCorrection, takeUploads, uploadTarget } from '../../usecases/link/upload.ts';
import { read } from '../../usecases/submission/read.ts';
import { maxFileBytes, maxFiles, type ReadForm, readForm } from '../kit/form.ts';
import { correctFilePage, longestNote } from './correct-file-page.ts';
import { type ActOnLink, type LinkPage, page, problem, type ShowLink, to } from './link-page.ts';
import { type OpenLink, readIn, type ShownVisit, workIn } from './link-visit.ts';
import type { ShownOptions, Translate } from './options.ts';
import { type UploadPage, uploadPage } from './upload-page.ts';

const pageOf = async (
  options: ShownOptions,
  { at, context, path }: ShownVisit,
  { link, person }: OpenLink,
  news: Pick<UploadPage, 'added' | 'problems' | 'refusals'>,
): Promise<string> => {
  const target = await readIn(options, at, async (sight) => {
    const submission = await uploadTarget(sight, link, person);
    return submission ? { submission, title: read(sight, submission).title } : null;
  });
  if (target && isForCorrection(target.submission, person))
    return correctFilePage(context, {
      ...{ path, form: options.newToken(), problems: news.problems, refusals: news.refusals, added: news.added },
      item: { code: target.submission.code, title: target.title || '…' },
      files: filesOf(target.submission).map(({ id, file }) => ({ id, name: file.name ?? '…' })),
    });
  return uploadPage(context, {
    path,
    form: options.newToken(),
    item: target ? { code: target.submission.code, title: target.title || '…' } : null,
    photos: target ? photosGiven(target.submission) : [],
    mayBlur: target !== null && decideChange(target.submission, actorOf(person)).ok,
    documents: target ? filesGiven(target.submission) : [],
    ...news,
  });
};

const showUpload: ShowLink = async (options, visit, opened, request) => {
  if (!maySubmit(opened.person.role)) return problem('notHere');
  const added = Number((request.query as { them?: unknown }).them);
  const count = Number.isSafeInteger(added) && added > 0 && added <= maxFiles ? added : 0;
  return page(await pageOf(options, visit, opened, { added: count, problems: [], refusals: [] }));
};

/** Why files were refused, in words. */
export const refusalsOf = (translate: Translate, form: ReadForm): UploadPage['refusals'] => {
  const facts = { megabytes: maxFileBytes / 1024 / 1024 };
  const words = {
    tooBig: translate('signed-file-too-big', facts),
    empty: translate('signed-file-empty'),
    twice: translate('signed-file-twice'),
  };
  return form.refused.map(({ name, why }) => ({ name, why: words[why] }));
};

/** For a published item: the note for readers, and the files to remove. */
const correctionIn = (form: ReadForm) => ({
  note: form.field('loi').trim().slice(0, longestNote),
  dropped: Array.from({ length: maxFiles }, (_, at) => form.field(`bo.${at + 1}`)).filter((id) => id !== ''),
});

const uploadForm: ActOnLink = async (options, visit, opened, request) => {
  const { at, context, path, token } = visit;
  if (!maySubmit(opened.person.role)) return problem('notHere');
  const { translate } = context;
  const wantsJson = request.headers.accept?.includes('application/json') === true;
  const form = await readForm(request, options.uploads);
  const refusals = refusalsOf(translate, form);
  const formName = form.field('form').slice(0, 64);
  const [first] = form.files;
  let problems: readonly string[] = [];
  if (first) {
    const { outcome, isNew } = await workIn(options, at, `web:${first.id}`, (unit) =>
      takeUploads(unit, token, formName, form.files, correctionIn(form)),
    );
    if (!isNew || !outcome.ok) for (const { id } of form.files) await options.uploads.forget(id);
    if (!outcome.ok) problems = outcome.issues.map(({ key, facts }) => translate(key, facts));
  } else if (refusals.length === 0) problems = [translate('signed-upload-nothing')];
  const isGood = problems.length + refusals.length === 0;
  if (wantsJson) {
    const message = [...problems, ...refusals.map(({ why }) => why)].join(' ');
    return { kind: 'json', status: isGood ? 200 : 422, body: { ok: isGood, added: form.files.length, message } };
  }
  if (isGood) return to(`${path}?them=${form.files.length}`);
  const added = problems.length > 0 ? 0 : form.files.length;
  return page(await pageOf(options, visit, opened, { added, problems, refusals }), 422);
};

export const uploading: LinkPage = { acts: ['add-files'], show: showUpload, act: uploadForm };
