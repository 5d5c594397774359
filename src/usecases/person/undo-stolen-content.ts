/** Undoes what a stolen account did to content: masking, changed photos, released items, ended danger cases. */
import { submissionId } from '../../domain/ids.ts';
import { putPictureBack } from '../check/blur-photo.ts';
import { recheck } from '../check/hold.ts';
import { takeMaskBack } from '../check/mask.ts';
import { reopenDanger } from '../danger/act-on-danger.ts';
import { done, type Outcome } from '../outcome.ts';
import { act } from '../submission/act.ts';
import { movedOn, type Undoing } from './undo-stolen-rules.ts';

const itemOf = ({ stores }: Parameters<Undoing>[0], id: string) => stores.submissions.find(submissionId(id));

/** Restores the texts, unless the item was edited or decided on since. */
export const undoMask: Undoing = async (unit, by, stolen, deed) => {
  const item = await itemOf(unit, deed.object);
  const takeBack = item?.standing.unmasked?.takeBack;
  if (item?.state !== 'submitted' || takeBack?.by !== stolen.id || takeBack.revision !== item.revision)
    return movedOn(deed);
  if (Number(deed.details.revision) !== item.revision) return movedOn(deed);
  await takeMaskBack(unit, by, item, takeBack);
  return done();
};

/** Restores the previous picture, unless it was changed since. */
export const undoPhoto: Undoing = async (unit, by, _stolen, deed) => {
  const item = await itemOf(unit, deed.object);
  const { photo, from, to } = deed.details;
  const put = { photo: String(photo), from: String(from), to: String(to) };
  return item && (await putPictureBack(unit, by, item, put)) ? done() : movedOn(deed);
};

/** Holds the item again by running the checks that held it; unpublishes it if it was published. */
export const undoRelease: Undoing = async (unit, by, _stolen, deed) => {
  const before = await itemOf(unit, deed.object);
  if (!before?.standing.released?.length) return movedOn(deed);
  const { id, revision } = before;
  if (before.state === 'published') {
    const reason = { code: 'wrong', note: '' };
    const gone: Outcome<object> = await act(unit, by, id, { type: 'unpublish', revision, reason });
    return gone.ok ? done() : gone;
  }
  if (before.state !== 'submitted' && before.state !== 'approved') return movedOn(deed);
  const { submission } = await recheck(unit, { ...before, standing: { ...before.standing, released: [] } });
  return submission.state === 'quarantined' ? done() : movedOn(deed);
};

/** Reopens a danger case that the stolen account ended, unless it continued since. */
export const undoDanger: Undoing = async (unit, by, stolen, deed) =>
  (await reopenDanger(unit, by, stolen, deed.object)) ? done() : movedOn(deed);
