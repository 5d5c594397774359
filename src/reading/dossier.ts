/** Reads the whole record of an item or a question at one point in time, as the content of a dossier. */
import type { Actor } from '../domain/actor.ts';
import type { Finding } from '../domain/checks/check.ts';
import type { Attempt, Issue } from '../domain/decision.ts';
import { type DossierSubject, dossierFinding, objectionToDossier, secretActions } from '../domain/dossier.ts';
import { personId } from '../domain/ids.ts';
import type { Question } from '../domain/question/question.ts';
import { captionOf, descriptionOf } from '../domain/submission/photos-and-files.ts';
import type { Submission } from '../domain/submission/submission.ts';
import type { DecisionTerms, DossierContent, KeptDecision } from '../ports/dossier.ts';
import type { Records } from '../ports/period-records.ts';

type Seen = Attempt<{ readonly dossier: DossierContent }>;

const refusedFor = (issue: Issue): Seen => ({ ok: false, issues: [issue] });

/**
 * Finds the subject of a dossier: 'DL-2611-0042', 'HD-2611-0017', '0042'. A bare number means an item before a question.
 * Of two items with one number, which are of different years, the newer one is used.
 */
export async function findForDossier({ stores }: Records, wanted: string): Promise<DossierSubject | null> {
  const code = wanted
    .trim()
    .toUpperCase()
    .replace(/^([A-Z]{2})-?(\d{4})-?(\d{4,5})$/u, '$1-$2-$3');
  const number = Number(/(\d{1,6})$/u.exec(code)?.[1]);
  if (!Number.isInteger(number)) return null;
  const isBare = /^\d+$/u.test(code);
  const items = await stores.submissions.withNumber(number);
  const item = items.find((each) => (isBare ? each.state !== 'draft' : each.code === code));
  if (item) return { noun: 'item', item };
  const questions = await stores.questions.withNumber(number);
  const question = questions.find((each) => isBare || each.code === code);
  return question ? { noun: 'question', question } : null;
}

/** Why this reader may not have the dossier; null: they may. */
export async function dossierIssue(records: Records, wanted: string, reader: Actor | null): Promise<Issue | null> {
  const found = await findForDossier(records, wanted);
  return found ? objectionToDossier(found, reader) : { key: 'issue-dossier-unknown', facts: { code: wanted } };
}

/** Reads a dossier. @param reader null: the command line */
export async function seeDossier(records: Records, wanted: string, reader: Actor | null): Promise<Seen> {
  const found = await findForDossier(records, wanted);
  if (!found) return refusedFor({ key: 'issue-dossier-unknown', facts: { code: wanted } });
  const issue = objectionToDossier(found, reader);
  if (issue) return refusedFor(issue);
  const { ward, now, stores } = records;
  const { id, code } = found.noun === 'item' ? found.item : found.question;
  const chains = await stores.dossiers.chains(id, code, secretActions);
  // The log contains only a digest about the end of a hold, so there is no entry to compare such a decision with.
  const isSecret = ({ action }: KeptDecision) => secretActions.some((secret) => secret === action);
  const decisions = (await stores.dossiers.decisions(id)).filter((each) => !isSecret(each));
  const events = await stores.dossiers.events(id);
  const contributions = found.noun === 'item' ? await stores.submissions.contributionsOf(found.item.id) : [];
  const record = found.noun === 'item' ? itemRecord(found.item) : await questionRecord(records, found.question);
  const actors = [
    found.noun === 'item' ? found.item.authorId : found.question.askerId,
    ...decisions.map(({ actor }) => actor),
    ...events.map(({ actor }) => actor),
    ...chains.flatMap(({ steps }) => steps.flatMap((step) => ('actor' in step ? [step.actor] : []))),
    ...contributions.flatMap(({ person }) => person ?? []),
  ];
  return {
    ok: true,
    dossier: {
      ...{ code, events, chains },
      decisions: decisions.map((decision) => ({ ...decision, terms: termsOf(decision, chains) })),
      ward: { id: ward.id, name: ward.fullName },
      madeAt: now,
      record: found.noun === 'item' ? { ...record, contributions } : record,
      revisions: await stores.dossiers.revisions(id),
      checks: (await stores.dossiers.findings(id)).map(({ revision, at, findings }) => ({
        ...{ revision, at },
        findings: (JSON.parse(findings) as readonly Finding[]).map(dossierFinding),
      })),
      people: await peopleAmong(records, actors),
    },
  };
}

/** The rules in force that a decision's audit entry names. */
function termsOf({ actor, at, action }: KeptDecision, chains: DossierContent['chains']): DecisionTerms | null {
  for (const { steps } of chains)
    for (const step of steps) {
      const isIts = 'action' in step && step.actor === actor && step.at === at.getTime() && step.action === action;
      const details: unknown = isIts ? JSON.parse(step.details) : null;
      if (isTerms(details)) {
        const { process, undertaking, deadlines, submitted, due } = details;
        return { process, undertaking, deadlines, submitted, due };
      }
    }
  return null;
}

const isTerms = (details: unknown): details is DecisionTerms =>
  typeof details === 'object' && details !== null && 'process' in details && 'submitted' in details;

async function peopleAmong({ stores }: Records, ids: readonly string[]): Promise<DossierContent['people']> {
  const people: Record<string, { name: string; role: string }> = {};
  for (const id of new Set(ids)) {
    const person = await stores.people.find(personId(id));
    if (person) people[id] = { name: person.name, role: person.role };
  }
  return people;
}

/** The sha-256 of an original names its file. Originals that were replaced when faces were hidden are named too. */
function itemRecord(item: Submission): DossierContent['record'] {
  const { keptFrom: _kept, unmasked: _private, undoable: _undo, merges: _parts, ...standing } = item.standing;
  const { id, code, state, revision, authorId, createdAt, updatedAt, content } = item;
  return {
    kind: 'item',
    ...{ id, code, state, revision, createdAt, updatedAt },
    author: authorId,
    category: content.category,
    standing,
    photos: item.photos.map((photo) => ({
      id: photo.id,
      isDropped: photo.dropped,
      caption: captionOf(content, photo),
      description: descriptionOf(content, photo),
      ...(photo.fate.state === 'stored'
        ? { sha256: photo.fate.hash, earlier: photo.fate.facts.earlier ?? [], takenAt: photo.fate.facts.takenAt }
        : { state: photo.fate.state }),
    })),
    files: item.files.map(({ id: file, dropped, fate }) => ({
      id: file,
      isDropped: dropped,
      ...(fate.state === 'stored'
        ? { sha256: fate.hash, name: fate.facts.name, sizeBytes: fate.facts.sizeBytes }
        : { state: fate.state }),
    })),
  };
}

async function questionRecord({ stores }: Records, question: Question): Promise<DossierContent['record']> {
  const { id, code, state, askerId, channel, title, body, receivedAt, dueAt, dueOn, explanation } = question;
  const { undoable: _undo, ...standing } = question.standing;
  const photos = await stores.questions.photosOf(id);
  return {
    kind: 'question',
    ...{ id, code, state, channel, title, body, receivedAt, dueAt, dueOn, explanation, standing },
    asker: askerId,
    photos: photos.map(({ id: photo, fate }) => ({
      id: photo,
      ...(fate.state === 'stored' ? { sha256: fate.hash } : { state: fate.state }),
    })),
  };
}
