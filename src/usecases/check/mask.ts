/** **Che thông tin**: private data in what will be public are hidden, as a board edit; the original stays beside it. */
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

/** A reading of an item with personal data hidden, as people see it who need not know whose they are. */
export interface Masked
  extends Pick<Reading, 'title' | 'paragraphs' | 'source' | 'place' | 'authors' | 'photographers'> {
  /** Places that are hidden. */
  readonly count: number;
}

/** What the item would say without private data: shown before anybody decides. */
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

/** Names of who took a photo, hidden as they are in the list of all. */
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

/** What a press would change, each text beside what it would say; nobody presses blindly. */
export const proposalOf = (unit: Pick<Unit, 'ward'>, submission: Submission): readonly HiddenPart[] => {
  const after = partsOf(maskedOf(unit, submission));
  const reading = read(unit, submission);
  return partsOf({ ...reading, ...reading.credits }).flatMap((before, at) =>
    before === after[at] ? [] : [{ before, after: after[at] ?? '' }],
  );
};

/** What was changed by a press, the same way; empty where nothing was. */
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

/** As every edit of the board is kept: with its fingerprint, and what the checks say of it. */
async function saveChecked(unit: Unit, after: Submission, before: Submission): Promise<Submission> {
  await unit.stores.submissions.save(after, before);
  const kept = { ...after, version: before.version + 1 };
  await keepFingerprint(unit, kept);
  return (await recheck(unit, kept)).submission;
}

/** **Hoàn tác** of the hiding, for a minute: the texts as they were, as a new revision. */
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

/** The texts as they were before the hiding. @param actor in whose name: who hid them, or who leads after a theft */
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

/** A new revision, like any edit of the board: signatures are void, the author sees it. */
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
    // Slots that were read from the words stay as they were.
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
