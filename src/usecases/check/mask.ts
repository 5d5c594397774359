/** **Che thông tin**: hides personal data in what will be public, as a board edit. The original is kept beside it. */
import { maskPersonalData } from '../../domain/checks/mask-personal-data.ts';
import { wardFactsOf } from '../../domain/checks/ward-facts.ts';
import { refused } from '../../domain/decision.ts';
import { submissionId } from '../../domain/ids.ts';
import { actorOf, type Person } from '../../domain/person/person.ts';
import { decideChange } from '../../domain/submission/decide.ts';
import { evolve } from '../../domain/submission/evolve.ts';
import { objectionToEdit, objectionToUnmask } from '../../domain/submission/permissions.ts';
import { aboutItem } from '../../domain/submission/react.ts';
import type { Reading } from '../../domain/submission/reading.ts';
import type { Submission, Unmasked } from '../../domain/submission/submission.ts';
import type { Unit } from '../../ports/services.ts';
import { putOnRecord } from '../on-record.ts';
import type { Outcome } from '../outcome.ts';
import { notify } from '../react.ts';
import { renewCards, sendCards } from '../submission/cards.ts';
import { dueOnRecord } from '../submission/on-record.ts';
import { dueOf, read } from '../submission/read.ts';
import { refuse } from '../submission/refuse.ts';
import { keepFingerprint } from './fingerprints.ts';
import { recheck } from './hold.ts';

/** A reading of an item with personal data hidden, for people who do not need that data. */
export interface Masked
  extends Pick<Reading, 'title' | 'paragraphs' | 'source' | 'place' | 'authors' | 'photographers'> {
  /** Number of passages that were hidden. */
  readonly count: number;
}

/** Returns the item's text with personal data hidden, as a preview before the decision. */
export const maskedOf = (unit: Pick<Unit, 'ward'>, submission: Submission): Masked => {
  const ward = wardFactsOf(unit.ward);
  let count = 0;
  const hide = (text: string): string => {
    const { masked, found } = maskPersonalData(text, ward);
    count += found.filter(({ action }) => action === 'mask').length;
    return masked;
  };
  const { title, paragraphs, source, place, credits } = read(unit, submission);
  const masked = {
    title: hide(title),
    paragraphs: paragraphs.map(hide),
    source: source && { ...source, detail: hide(source.detail) },
    place: place && hide(place),
    authors: credits.authors.map(hide),
    photographers: credits.photographers.map(hide),
  };
  return { ...masked, count };
};

/** Masks the photographers' names of each photo in the same way as in the list of credits. */
const creditsHidden = (unit: Pick<Unit, 'ward'>, credits: NonNullable<Submission['content']['photoCredits']>) =>
  Object.fromEntries(
    Object.entries(credits).map(([photo, names]) => [
      photo,
      names.map((name) => maskPersonalData(name, wardFactsOf(unit.ward)).masked),
    ]),
  );

/** One part of an item (its title, a paragraph) that masking changes, before and after. */
export interface HiddenPart {
  readonly before: string;
  readonly after: string;
}

const partsOf = ({ title, paragraphs, source, place, authors, photographers }: Omit<Masked, 'count'>) => [
  title,
  ...paragraphs,
  source?.detail ?? '',
  place ?? '',
  ...authors,
  ...photographers,
];

/** What masking would change, each text beside its result, so that the person can review it first. */
export const proposalOf = (unit: Pick<Unit, 'ward'>, submission: Submission): readonly HiddenPart[] => {
  const after = partsOf(maskedOf(unit, submission));
  const reading = read(unit, submission);
  return partsOf({ ...reading, ...reading.credits }).flatMap((before, at) =>
    before === after[at] ? [] : [{ before, after: after[at] ?? '' }],
  );
};

/** What masking has changed, in the same form; empty if nothing was masked. */
export const hiddenIn = (unit: Pick<Unit, 'ward'>, submission: Submission): readonly HiddenPart[] => {
  const { unmasked } = submission.standing;
  if (!unmasked) return [];
  const { title, paragraphs, source, place } = read(unit, submission);
  return [
    { before: unmasked.title, after: title },
    { before: unmasked.text, after: paragraphs.join('\n\n') },
    { before: unmasked.source ?? '', after: source?.detail ?? '' },
    { before: unmasked.place ?? '', after: place ?? '' },
  ].filter(({ before, after }) => before !== '' && before !== after);
};

/** Saves an edit of the board, with its fingerprint and new findings. */
async function saveChecked(unit: Unit, after: Submission, before: Submission): Promise<Submission> {
  await unit.stores.submissions.save(after, before);
  const kept = { ...after, version: before.version + 1 };
  await keepFingerprint(unit, kept);
  return (await recheck(unit, kept)).submission;
}

/** **Hoàn tác** of the masking, possible for one minute: restores the texts in a new revision. */
export const unmaskItem = async (
  unit: Unit,
  actor: Person,
  id: string,
): Promise<Outcome<{ readonly before: Submission; readonly submission: Submission }>> => {
  const before = await unit.stores.submissions.find(submissionId(id));
  if (!before) return refused('issue-not-found');
  const issue = objectionToEdit(before, actorOf(actor)) ?? objectionToUnmask(before, actorOf(actor), unit.now);
  const { takeBack } = before.standing.unmasked ?? {};
  if (issue || !takeBack)
    return refuse(
      unit,
      actor,
      before,
      [issue ?? { key: 'issue-undo-nothing', facts: { code: before.code } }],
      'unmask',
    );
  return { ok: true, before, submission: await takeMaskBack(unit, actor, before, takeBack) };
};

/** Restores the texts from before the masking. @param actor who masked them, or after an account theft the person in charge */
export async function takeMaskBack(
  unit: Unit,
  actor: Person,
  before: Submission,
  takeBack: NonNullable<Unmasked['takeBack']>,
): Promise<Submission> {
  const { content } = takeBack;
  const due = dueOf(unit, read(unit, { ...before, content }), before.standing.submittedAt);
  const changed = evolve(before, { type: 'contentChanged', content, by: actor.id, at: unit.now, due });
  const after = { ...changed, standing: { ...changed.standing, unmasked: takeBack.before } };
  const submission = await saveChecked(unit, after, before);
  await unit.stores.timeline.record(submission.id, 'undone', actor.id, unit.now);
  await putOnRecord(unit, actor.id, 'undo', submission.id, dueOnRecord(submission));
  await renewCards(unit, submission);
  await sendCards(unit, submission, true);
  return submission;
}

/** Masks an item in a new revision, like any edit of the board: signatures become void and the author sees it. */
export const maskItem = async (
  unit: Unit,
  actor: Person,
  id: string,
  revision: number,
): Promise<Outcome<{ readonly submission: Submission; readonly count: number }>> => {
  const before = await unit.stores.submissions.find(submissionId(id));
  if (!before) return refused('issue-not-found');
  const issue = objectionToEdit(before, actorOf(actor));
  if (issue) return refuse(unit, actor, before, [issue], 'mask');
  if (before.revision !== revision)
    return refuse(unit, actor, before, [{ key: 'issue-revision-changed', facts: { code: before.code } }], 'mask');
  const allowed = decideChange(before, actorOf(actor));
  if (!allowed.ok) return refuse(unit, actor, before, allowed.issues, 'mask');
  const masked = maskedOf(unit, before);
  if (masked.count === 0) return refused('issue-nothing-to-mask', { code: before.code });

  const reading = read(unit, before);
  const content = {
    ...before.content,
    title: masked.title,
    parts: [{ of: 'board', text: masked.paragraphs.join('\n\n') }],
    // Fields that were derived from the text keep their values.
    category: reading.category,
    eventOn: reading.eventOn,
    place: masked.place,
    source: masked.source,
    authors: masked.authors,
    photographers: masked.photographers,
    ...(before.content.photoCredits ? { photoCredits: creditsHidden(unit, before.content.photoCredits) } : {}),
  };
  const due = dueOf(unit, read(unit, { ...before, content }), before.standing.submittedAt);
  const changed = evolve(before, { type: 'contentChanged', content, by: actor.id, at: unit.now, due });
  const original = {
    title: reading.title,
    text: reading.paragraphs.join('\n\n'),
    source: masked.source?.detail === reading.source?.detail ? '' : (reading.source?.detail ?? ''),
    place: masked.place === reading.place ? '' : (reading.place ?? ''),
  };
  const known: Unmasked = before.standing.unmasked ?? original;
  const { takeBack: _older, ...unmasked } = known;
  const takeBack = {
    ...{ by: actor.id, at: unit.now.toISOString(), revision: changed.revision, content: before.content },
    before: before.standing.unmasked ?? null,
  };
  const saved = await saveChecked(
    unit,
    { ...changed, standing: { ...changed.standing, unmasked: { ...unmasked, takeBack } } },
    before,
  );
  await unit.stores.timeline.record(saved.id, 'masked', actor.id, unit.now, { count: masked.count });
  await putOnRecord(unit, actor.id, 'masked', saved.id, {
    places: masked.count,
    revision: saved.revision,
    ...dueOnRecord(saved),
  });
  await renewCards(unit, saved);
  if (saved.state === 'submitted') await sendCards(unit, saved, true);
  const { count } = masked;
  await notify(unit, saved.authorId, { ...aboutItem(saved), name: 'masked-by-board', by: actor.name, count });
  return { ok: true, submission: saved, count };
};
