/** `/s/:token/anh/:photo`: blurring and cropping a photo of an item that this person may change now. */
import type { FastifyRequest } from 'fastify';
import { submissionId } from '../../domain/ids.ts';
import { actorOf } from '../../domain/person/person.ts';
import { decideChange } from '../../domain/submission/decide.ts';
import { type Photo, photosOf } from '../../domain/submission/photos-and-files.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import type { ReadContext } from '../../ports/services.ts';
import { blurPhoto } from '../../usecases/check/blur-photo.ts';
import { cropPhoto } from '../../usecases/check/crop-photo.ts';
import { unblurPhoto } from '../../usecases/check/unblur-photo.ts';
import { uploadTarget } from '../../usecases/link/upload.ts';
import { read } from '../../usecases/submission/read.ts';
import { readForm } from '../kit/form.ts';
import { readAreas } from './area-form.ts';
import { blurPage } from './blur-page.ts';
import { maySee } from './item.ts';
import { type ActOnLink, page, problem, type Reaction, type ShowLink, to } from './link-page.ts';
import { type OpenLink, readIn, type ShownVisit } from './link-visit.ts';
import type { ShownOptions } from './options.ts';

type Stored = Photo & { readonly fate: Extract<Photo['fate'], { state: 'stored' }> };

interface Found {
  readonly submission: Submission;
  readonly title: string;
  readonly photo: Stored;
  readonly number: number;
}

/** The link's item, if its person may change it now. */
const itemOf = async (unit: ReadContext, { link, person }: OpenLink): Promise<Submission | null> => {
  switch (link.purpose) {
    case 'upload':
      return uploadTarget(unit, link, person);
    case 'view':
    case 'edit':
    case 'decide': {
      const submission = await unit.stores.submissions.find(submissionId(link.subject));
      return submission && maySee(submission, person) ? submission : null;
    }
    default:
      return null;
  }
};

const find = (options: ShownOptions, { at }: ShownVisit, opened: OpenLink, id: string): Promise<Found | null> =>
  readIn(options, at, async (sight) => {
    const submission = await itemOf(sight, opened);
    if (!submission || !decideChange(submission, actorOf(opened.person)).ok) return null;
    const photos = photosOf(submission);
    const index = photos.findIndex((each) => each.id === id);
    const photo = photos[index];
    if (photo?.fate.state !== 'stored') return null;
    return {
      submission,
      title: read(sight, submission).title || '…',
      photo: { ...photo, fate: photo.fate },
      number: index + 1,
    };
  });

const photoAsked = (request: FastifyRequest): string => (request.params as { photo: string }).photo;

const pageOf = async (
  options: ShownOptions,
  { context, path }: ShownVisit,
  { submission, title, photo, number }: Found,
  news: { readonly isDone: boolean; readonly problems: readonly string[] },
): Promise<string> => {
  const { hash, facts } = photo.fate;
  const change = (await options.media.readPhoto(hash))?.blurredFrom;
  return blurPage(context, {
    path: `${path}/anh/${photo.id}`,
    back: path,
    code: submission.code,
    title,
    revision: submission.revision,
    number,
    photo: { hash, width: facts.width, height: facts.height, largest: facts.widths.at(-1) ?? facts.width },
    hidden: change?.areas.length ?? 0,
    isCropped: change?.crop !== undefined,
    ...news,
  });
};

/** Shows the photo's page; not found for a photo that this person may not change now. */
export const showBlur: ShowLink = async (options, visit, opened, request) => {
  const photo = photoAsked(request);
  const found = await find(options, visit, opened, photo);
  if (!found) return problem('notHere');
  const isDone = (request.query as { xong?: unknown }).xong !== undefined;
  return page(await pageOf(options, visit, found, { isDone, problems: [] }));
};

/** Hides the areas in a new copy of the photo and shows it; errors are shown with the marked areas. */
export const blurForm: ActOnLink = async (options, visit, opened, request) => {
  const photo = photoAsked(request);
  const { at, context, path } = visit;
  const { translate } = context;
  const form = await readForm(request, options.uploads);
  for (const { id } of form.files) await options.uploads.forget(id);
  const found = await find(options, visit, opened, photo);
  if (!found) return problem('notHere');
  const again = async (problems: readonly string[], status: number): Promise<Reaction> => {
    const now = await find(options, visit, opened, photo);
    if (!now) return problem('notHere');
    return page(await pageOf(options, visit, now, { isDone: false, problems }), status);
  };
  const { unitOfWork, media } = options;
  const { ward, openUnit } = at.runtime;
  const tools = { ward: ward.id, unitOfWork, openUnit, media };
  const asked = {
    submission: found.submission.id,
    photo: found.photo.id,
    revision: Number(form.field('revision')),
    cause: `blur:${opened.link.tokenHash.slice(0, 24)}:${found.submission.id}:${form.field('revision').slice(0, 12)}`,
  };
  const what = form.field('do');
  const areas = what === 'unblur' ? [] : readAreas(form.field);
  if (!areas) return again([translate('signed-blur-unreadable')], 422);
  const [frame] = areas;
  if (what === 'crop' && (!frame || areas.length > 1)) return again([translate('signed-crop-one')], 422);
  if (what !== 'unblur' && !frame) return again([translate('signed-blur-nothing')], 422);
  const outcome = !frame
    ? await unblurPhoto(tools, opened.person, asked)
    : what === 'crop'
      ? await cropPhoto(tools, opened.person, { ...asked, area: frame })
      : await blurPhoto(tools, opened.person, { ...asked, areas });
  if (!outcome.ok)
    return again(
      outcome.issues.map(({ key, facts }) => translate(key, facts)),
      409,
    );
  // Deciders are shown the whole item again; others stay on the photo and may hide more.
  const isDeciding = opened.link.purpose === 'decide' || opened.link.purpose === 'view';
  return to(isDeciding ? `${path}?che=1` : `${path}/anh/${photo}?xong=1`);
};
