/** Converts rows to domain objects and checks text columns against their unions. Instants are epoch milliseconds. */
import type { Selectable } from 'kysely';
import type { Effect, Semantics } from '../../../domain/effect.ts';
import { cardId, invitationId, personId, photoId, questionId, submissionId } from '../../../domain/ids.ts';
import type { Mandate } from '../../../domain/person/mandate.ts';
import type { ChannelAccount, Invitation, Person } from '../../../domain/person/person.ts';
import { type Question, titleOfWords } from '../../../domain/question/question.ts';
import { type QuestionState, questionStates } from '../../../domain/question/transitions.ts';
import { isRole, type Role } from '../../../domain/roles.ts';
import type { Photo, PhotoFate, PhotoFile, StoredPhotoFacts } from '../../../domain/submission/photos-and-files.ts';
import type { Content, Standing, Submission } from '../../../domain/submission/submission.ts';
import { type SubmissionState, submissionStates } from '../../../domain/submission/transitions.ts';
import type { InboxRow } from '../../../ports/inbox.ts';
import type { OutboxRow, OutboxStatus } from '../../../ports/outbox.ts';
import type { Card } from '../../../ports/submissions.ts';
import { type ItemFileRow, toItemFile } from './item-file-store.ts';
import { wholeExplanation, wholeItemStanding, wholeStanding } from './lean-json.ts';
import { unpacked } from './packed.ts';
import type * as Row from './types.core.ts';

/** @throws Error naming the row, for a value that only a newer version defines */
export const one = <Value extends string>(allowed: readonly Value[], value: string, where: string): Value => {
  const found = allowed.find((candidate) => candidate === value);
  if (found === undefined) throw new Error(`${where} holds an unknown value`);
  return found;
};

const instants = new Set<string>(['submittedAt', 'at', 'shownAt', 'publishAt']) as ReadonlySet<string>;
/** Reviver for JSON columns, in which instants are ISO text under these names. */
export const revive = (name: string, value: unknown): unknown =>
  instants.has(name) && typeof value === 'string' ? new Date(value) : value;

/** A date from milliseconds since 1970, which PostgreSQL returns as text. */
export const at = (ms: number): Date => new Date(Number(ms));
/** As `at`, for a nullable column. */
export const atOrNull = (ms: number | null): Date | null => (ms === null ? null : at(ms));

const role = (value: string, where: string): Role => {
  if (!isRole(value)) throw new Error(`${where} holds an unknown role`);
  return value;
};

/** @throws Error for a role that only a newer version defines; the mandate is not silently left out */
export const toMandate = (row: Selectable<Row.Mandate>): Mandate => ({
  id: row.id,
  person: personId(row.personId),
  role: role(row.role, `mandate ${row.id}`),
  from: at(row.from),
  until: atOrNull(row.until),
  grantedBy: row.grantedBy === null ? null : personId(row.grantedBy),
  replaces: row.replaces === null ? null : personId(row.replaces),
});

/**
 * @param held the person's current mandates, oldest first; the newest of their own and the newest as a substitute count
 */
export function toPerson(row: Selectable<Row.Person>, held: readonly Mandate[]): Person {
  const own = held.findLast(({ replaces }) => replaces === null);
  const substitute = held.findLast(({ replaces }) => replaces !== null);
  return {
    id: personId(row.id),
    name: row.name,
    role: own?.role ?? 'citizen',
    ...(substitute?.replaces
      ? {
          standsIn: {
            ...{ role: substitute.role, replaces: substitute.replaces },
            ...{ from: substitute.from, until: substitute.until },
          },
        }
      : {}),
    unit: row.unit,
    status: row.removedAt === null ? (row.frozenAt === null ? 'active' : 'frozen') : 'removed',
    locale: row.locale,
    noticedAt: atOrNull(row.noticedAt),
    phone: row.phone,
    createdAt: at(row.createdAt),
  };
}

/** An account of a channel, with the conversation and the time of its last use. */
export const toAccount = (row: Selectable<Row.ChannelAccount>): ChannelAccount => ({
  channel: row.channel,
  accountId: row.accountId,
  personId: personId(row.personId),
  conversation: row.conversation,
  displayName: row.displayName,
  lastUsedAt: at(row.lastUsedAt),
  unreachableAt: atOrNull(row.unreachableAt),
});

/** An invitation; its code is stored as a hash. */
export const toInvitation = (row: Selectable<Row.Invitation>): Invitation => ({
  id: invitationId(row.id),
  codeHash: row.codeHash,
  role: role(row.role, `invitation ${row.id}`),
  name: row.name,
  unit: row.unit,
  invitedBy: row.invitedBy === null ? null : personId(row.invitedBy),
  createdAt: at(row.createdAt),
  expiresAt: at(row.expiresAt),
  usedAt: atOrNull(row.usedAt),
});

/** The processing state of a photo, from the columns that hold it. */
export const toFate = (
  row: Pick<Selectable<Row.SubmissionPhoto>, 'id' | 'state' | 'refusal' | 'hash' | 'stored'>,
): PhotoFate => {
  const state = one(['todo', 'stored', 'refused', 'failed'] as const, row.state, `photo ${row.id}`);
  if (state === 'todo') return { state };
  if (state !== 'stored') return { state, refusal: row.refusal ?? 'gone' };
  if (row.hash === null || row.stored === null) throw new Error(`photo ${row.id} is stored without a file`);
  return { state, hash: row.hash, facts: JSON.parse(row.stored) as StoredPhotoFacts };
};

/** @throws Error for a stored photo without a file hash */
export const toPhoto = (row: Selectable<Row.SubmissionPhoto>): Photo => ({
  id: photoId(row.id),
  itemKey: row.itemKey,
  position: Number(row.position),
  messageKey: row.messageKey,
  albumKey: row.albumKey,
  file: JSON.parse(row.file) as PhotoFile,
  fate: toFate(row),
  dropped: row.dropped !== 0,
});

/** The domain object of an item. `photos` and `files` must be in their order. */
export const toSubmission = (
  row: Selectable<Row.Submission>,
  photos: readonly Selectable<Row.SubmissionPhoto>[],
  files: readonly ItemFileRow[],
): Submission => ({
  id: submissionId(row.id),
  code: row.code,
  authorId: personId(row.authorId),
  state: one<SubmissionState>(submissionStates, row.state, `submission ${row.id}`),
  version: row.version,
  revision: row.revision,
  content: JSON.parse(unpacked(row.content)) as Content,
  photos: photos.map(toPhoto),
  files: files.map(toItemFile),
  standing: wholeItemStanding(JSON.parse(row.standing, revive) as Standing),
  createdAt: at(row.createdAt),
  updatedAt: at(row.updatedAt),
});

/** The message that shows an item to a board member, with the revision shown. */
export const toCard = (row: Selectable<Row.Card>): Card => ({
  id: cardId(row.id),
  submission: submissionId(row.submissionId),
  person: personId(row.personId),
  channel: row.channel,
  conversation: row.conversation,
  messageId: row.messageId,
  hasPhoto: row.hasPhoto !== 0,
  shownRevision: row.shownRevision,
  shown: row.shown,
  createdAt: at(row.createdAt),
});

/** The title is empty in the row if it equals the one derived from the text. */
export const titleOfRow = ({ title, body }: { readonly title: string; readonly body: string }): string =>
  title === '' ? titleOfWords(body) : title;

/** The domain object of a question. Restores the values left out of the stored title and standing. */
export const toQuestion = (row: Selectable<Row.Question>): Question => ({
  id: questionId(row.id),
  code: row.code,
  state: one<QuestionState>(questionStates, row.state, `question ${row.id}`),
  version: row.version,
  askerId: personId(row.askerId),
  channel: row.channel,
  conversation: row.conversation,
  title: titleOfRow(row),
  body: row.body,
  originKey: row.originKey,
  receivedAt: at(row.receivedAt),
  dueAt: at(row.dueAt),
  dueOn: row.dueOn as Question['dueOn'],
  explanation: wholeExplanation(JSON.parse(unpacked(row.explanation)) as Question['explanation']),
  standing: wholeStanding(unpacked(row.standing), row.dueOn as Question['dueOn']),
});

const outboxStatuses = ['new', 'sending', 'done', 'held', 'dropped', 'dead', 'unknown'] as const;
/** @throws Error for semantics or a status that only a newer version defines */
export const toOutboxRow = (row: Selectable<Row.Outbox>): OutboxRow => ({
  id: row.id,
  key: row.key,
  effect: JSON.parse(row.effect) as Effect,
  semantics: one<Semantics>(['idempotent', 'atLeastOnce', 'atMostOnce'], row.semantics, `outbox ${row.id}`),
  status: one<OutboxStatus>(outboxStatuses, row.status, `outbox ${row.id}`),
  why: row.lastError,
  createdAt: at(row.createdAt),
  expiresAt: atOrNull(row.expiresAt),
  tries: row.tries,
  unknowns: row.unknowns,
});

/** The payload stays text; the channel it came from parses it. */
export const toInboxRow = (row: Selectable<Row.Inbox>): InboxRow => ({
  id: row.id,
  channel: row.channel,
  externalId: row.externalId,
  lane: row.lane,
  priority: row.priority,
  kind: row.kind,
  payload: row.payload,
  occurredAt: at(row.occurredAt),
  status: one(['new', 'done', 'skipped', 'dead'] as const, row.status, `inbox ${row.id}`),
});
