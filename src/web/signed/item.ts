/** Reads an item as the person behind a link may see it now, at one point in time. */

import type { Actor } from '../../domain/actor.ts';
import type { Finding } from '../../domain/checks/check.ts';
import { findingReader, findingSentence, quotesOf } from '../../domain/checks/finding-sentences.ts';
import type { Issue } from '../../domain/decision.ts';
import type { Sentence } from '../../domain/facts.ts';
import { type SubmissionId, submissionId } from '../../domain/ids.ts';
import { actorOf, type Person } from '../../domain/person/person.ts';
import { isBoard, isDeciding } from '../../domain/roles.ts';
import { forecastSentence } from '../../domain/royalty/forecast.ts';
import { type Change, changesBetween } from '../../domain/submission/changes.ts';
import { filesOffered, isNoteOnly, revisionSeen } from '../../domain/submission/correction.ts';
import { decideChange } from '../../domain/submission/decide.ts';
import { type FourEyes, isLastSignature } from '../../domain/submission/four-eyes.ts';
import { mayJudgeHeld, objection } from '../../domain/submission/permissions.ts';
import {
  filesGiven,
  filesOf,
  type Photo,
  photosGiven,
  photosOf,
  type StoredFileFacts,
} from '../../domain/submission/photos-and-files.ts';
import { isSensitive } from '../../domain/submission/sensitive.ts';
import { childrenStatement, statusSentence } from '../../domain/submission/sentences.ts';
import { isDraft, type Submission } from '../../domain/submission/submission.ts';
import { destination } from '../../domain/submission/transitions.ts';
import { cutText } from '../../domain/text/normalize.ts';
import { publicationOf } from '../../outbox/publish.ts';
import type { PageLink } from '../../ports/links.ts';
import { type HistoryEntry, type ListReader, longestPage, type Paged } from '../../ports/reader.ts';
import type { ReadContext } from '../../ports/services.ts';
import { forecast } from '../../reading/statement.ts';
import { findingsOf } from '../../usecases/check/check-item.ts';
import { consentToWithdraw } from '../../usecases/check/children.ts';
import { sharedTextsOf } from '../../usecases/check/look-up.ts';
import { type HiddenPart, hiddenIn, proposalOf } from '../../usecases/check/mask.ts';
import { type PinStanding, pinStanding } from '../../usecases/link/pin.ts';
import { fourEyesOf } from '../../usecases/submission/cards.ts';
import { correctedVersion, read, versionOf } from '../../usecases/submission/read.ts';
import { mayTakeDown } from '../../usecases/submission/unpublish.ts';
import type { Article } from '../portal/site.ts';

import type { ShownVisit } from './link-visit.ts';
import type { ShownOptions } from './options.ts';

/** Upper limits: shared passages shown per other item, and characters of each. */
const mostPassages = 6;
const passageLength = 700;

/** The texts to compare, kept in the form that shows them, so that the server stores no old versions. */
export interface ComparedTexts {
  readonly title: string;
  readonly text: string;
}

/** Another item with shared sentences, as far as the reader may see it. */
export interface SharedOnPage {
  readonly code: string;
  readonly title: string;
  readonly passages: readonly { readonly mine: string; readonly theirs: string }[];
}

/** An item as one reader sees it: text and photos, findings, and available acts. */
export interface Item {
  readonly id: string;
  readonly code: string;
  readonly state: Submission['state'];
  readonly revision: number;
  readonly article: Article;
  readonly seen: ComparedTexts;
  readonly status: Sentence;
  readonly due: Sentence | null;
  /** The expected royalty, for deciders if rates are in force; otherwise ''. */
  readonly royalty: Sentence | string;
  /** The author's declaration about children in the photos; '' if there is none. */
  readonly children: Sentence | string;
  /** Photos still being fetched, and photos that were refused. */
  readonly photos: { readonly waiting: number; readonly refused: number };
  /** The same for documents. */
  readonly files: { readonly waiting: number; readonly refused: number };
  /** Public address; null: not published. */
  readonly publicAddress: string | null;
  readonly documents: readonly { readonly hash: string; readonly facts: StoredFileFacts }[];
  readonly findings: readonly { readonly sentence: Sentence; readonly quotes: readonly string[] }[];
  /** Passages shared with other items, quoted from both texts. */
  readonly shared: readonly SharedOnPage[];
  /** What masking has changed or would change: the originals beside the masked texts. */
  readonly masking: { readonly isDone: boolean; readonly parts: readonly HiddenPart[] } | null;
  readonly history: readonly HistoryEntry[];
  /** Why this person may not decide now; null: they may. */
  readonly objection: Issue | null;
  /** How this person would approve; the head overrides if no holder of the stage can sign. */
  readonly approval: 'approve' | 'override';
  /** True if further signatures follow, so an approval does not publish the item yet. */
  readonly isStep: boolean;
  /** State of this person's PIN; null: none is required. */
  readonly pin: PinStanding | null;
  /** Photos that this person may change now. */
  readonly photosToBlur: readonly Photo[];
  /** True if this person may take the item down now. */
  readonly mayTakeDown: boolean;
  /** The correction that waits for approval. */
  readonly correction: {
    readonly note: string;
    readonly name: string;
    readonly isNoteOnly: boolean;
    /** Added files. */
    readonly files: readonly { readonly hash: string; readonly facts: StoredFileFacts }[];
    readonly changes: readonly Change[];
    /** Revision that an approval on this page is bound to. */
    readonly seenAs: number;
  } | null;
  /** Available decisions on a published or unpublished item. */
  readonly afterwards: readonly AfterwardsAct[];
  /** Id of the parents' consent that this person may withdraw; null: none. */
  readonly consent: string | null;
}

const afterwards = ['approveCorrection', 'republish'] as const;
export type AfterwardsAct = (typeof afterwards)[number];

/** Authors see their own items; the board sees all except drafts; only the head sees items held for secrecy. */
export const maySee = (submission: Submission, person: Person): boolean => {
  if (submission.state === 'destroyed') return false;
  if (submission.state === 'quarantined') return mayJudgeHeld(submission, actorOf(person));
  return submission.authorId === person.id || (isBoard(person.role) && !isDraft(submission));
};

/** Null: there is no such item, or this person may not see it. */
export const readItem = async (
  sight: ReadContext,
  link: Pick<PageLink, 'subject'>,
  person: Person,
  lists: Pick<ListReader, 'history'>,
): Promise<Item | null> => {
  const submission = await sight.stores.submissions.find(submissionId(link.subject));
  if (!submission || !maySee(submission, person)) return null;
  const author = await sight.stores.people.get(submission.authorId);
  const texts = await sight.stores.checks.files.texts(submission.id);
  const publication = publicationOf(sight, submission, author, '', texts);
  const { due } = submission.standing;
  const reading = read(sight, submission);
  const photos = photosOf(submission);
  const files = filesOf(submission);
  const eyes = await fourEyesOf(sight, submission);
  const findings = await findingsOf(sight, submission);
  return {
    id: submission.id,
    code: submission.code,
    state: submission.state,
    revision: submission.revision,
    article: { ...publication, slug: submission.standing.publication?.slug ?? '', html: '' },
    seen: { title: publication.title, text: reading.paragraphs.join('\n') },
    status: statusSentence(submission, sight.ward.timeZone),
    due: due?.explanation ?? null,
    royalty:
      submission.state === 'submitted' && isDeciding(person.role)
        ? forecastSentence(await forecast(sight, submission.id))
        : '',
    children: childrenStatement(submission),
    photos: {
      waiting: photos.filter(({ fate }) => fate.state === 'todo').length,
      refused: photosGiven(submission).length - photos.length,
    },
    publicAddress:
      submission.state === 'published' && submission.standing.publication
        ? `${sight.publicUrl}/tin/${submission.standing.publication.slug}`
        : null,
    files: {
      waiting: files.filter(({ fate }) => fate.state === 'todo').length,
      refused: filesGiven(submission).length - files.length,
    },
    documents: files.flatMap(({ fate }) => (fate.state === 'stored' ? [fate] : [])),
    findings: findings.map((finding) => ({
      sentence: findingSentence(finding, findingReader(submission, person)),
      quotes: quotesOf(reading, finding),
    })),
    shared: await sharedFor(sight, submission, person, findings),
    masking: maskingOf(sight, submission),
    history: await historyOf(lists, submission.id),
    ...approvalOf(submission, actorOf(person), eyes),
    isStep: !isLastSignature(submission),
    pin: isSensitive(submission, sight.ward.sensitive) ? await pinStanding(sight, person.id) : null,
    photosToBlur: decideChange(submission, actorOf(person)).ok ? photos : [],
    mayTakeDown: mayTakeDown(submission, person),
    correction: correctionOf(sight, submission),
    afterwards: afterwards.filter(
      (act) =>
        destination(submission.state, act) !== null && objection(submission, act, actorOf(person), eyes) === null,
    ),
    consent: (await consentToWithdraw(sight, submission, person))?.id ?? null,
  };
};

const approvalOf = (submission: Submission, actor: Actor, eyes: FourEyes): Pick<Item, 'objection' | 'approval'> => {
  const blocked = objection(submission, 'approve', actor, eyes);
  return blocked?.key === 'issue-override-needed'
    ? { objection: null, approval: 'override' }
    : { objection: blocked, approval: 'approve' };
};

/** Passages shared with the items that the findings name. Authors see only texts of public items. */
const sharedFor = async (
  sight: ReadContext,
  submission: Submission,
  person: Person,
  findings: readonly Finding[],
): Promise<readonly SharedOnPage[]> => {
  const named = findings.flatMap(({ check, facts }) => (check === 'text-seen-before' ? [facts.code] : []));
  if (named.length === 0) return [];
  return (await sharedTextsOf(sight, submission))
    .filter(({ other }) => named.includes(other.code) && (other.state === 'published' || maySee(other, person)))
    .map(({ other, title, passages }) => ({
      code: other.code,
      title,
      passages: passages.slice(0, mostPassages).map(({ mine, theirs }) => ({
        mine: cutText(mine, passageLength),
        theirs: cutText(theirs, passageLength),
      })),
    }));
};

const maskingOf = (sight: ReadContext, submission: Submission): Item['masking'] => {
  const done = hiddenIn(sight, submission);
  const proposal = submission.state === 'submitted' ? proposalOf(sight, submission) : [];
  if (proposal.length > 0) return { isDone: false, parts: proposal };
  return done.length > 0 ? { isDone: true, parts: done } : null;
};

function correctionOf(sight: ReadContext, submission: Submission): Item['correction'] {
  const { correction } = submission.standing;
  if (!correction) return null;
  const after = correctedVersion(sight, submission);
  return {
    ...correction,
    seenAs: revisionSeen(submission, 'approveCorrection'),
    isNoteOnly: isNoteOnly(correction),
    files: filesOffered(submission).flatMap(({ fate }) => (fate.state === 'stored' ? [fate] : [])),
    changes: after ? changesBetween(versionOf(sight, submission), after) : [],
  };
}

/** The link's current item. Null: it does not exist, or this person may not see it. */
export const itemBehind = async (
  options: Pick<ShownOptions, 'reader'>,
  { at }: Pick<ShownVisit, 'at'>,
  { link, person }: { readonly link: PageLink; readonly person: Person },
): Promise<Item | null> => {
  const { ward, openSight } = at.runtime;
  return options.reader.read(ward.id, (readers) => readItem(openSight(readers), link, person, readers.lists));
};

/** The whole history, read page by page. */
async function historyOf(lists: Pick<ListReader, 'history'>, item: SubmissionId): Promise<readonly HistoryEntry[]> {
  const entries: HistoryEntry[] = [];
  let after: string | null = null;
  do {
    const page: Paged<HistoryEntry> = await lists.history(item, { limit: longestPage, after });
    entries.push(...page.items);
    after = page.next;
  } while (after !== null);
  return entries;
}
