/** An item as the person behind an address may see it now, read in one moment. */

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
import { childrenSaid, statusSentence } from '../../domain/submission/sentences.ts';
import { isDraft, type Submission } from '../../domain/submission/submission.ts';
import { destination } from '../../domain/submission/transitions.ts';
import { cutText } from '../../domain/text/normalize.ts';
import { publicationOf } from '../../outbox/publish.ts';
import type { PageLink } from '../../ports/links.ts';
import { type HistoryEntry, type ListReader, longestPage, type Paged } from '../../ports/reader.ts';
import type { Sight } from '../../ports/services.ts';
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

/** Shared passages of one other item, and characters of each. */
const mostPassages = 6;
const passageLength = 700;

/** What a reader compares: kept in the form that shows it, so that nothing old stays with us. */
export interface ComparedTexts {
  readonly title: string;
  readonly text: string;
}

/** Another item with sentences in common, as far as the reader may see it. */
export interface SharedOnPage {
  readonly code: string;
  readonly title: string;
  readonly passages: readonly { readonly mine: string; readonly theirs: string }[];
}

/** An item as one reader sees it: its words and photos, what was found in it, and what may be done. */
export interface Item {
  readonly id: string;
  readonly code: string;
  readonly state: Submission['state'];
  readonly revision: number;
  readonly article: Article;
  readonly seen: ComparedTexts;
  readonly status: Sentence;
  readonly due: Sentence | null;
  /** What it would earn, for those who decide, where rates govern; else ''. */
  readonly royalty: Sentence | string;
  /** What the author answers for about children in the photos; '' while nothing was said. */
  readonly children: Sentence | string;
  /** Photos that are not here yet, and such as could not be taken. */
  readonly photos: { readonly waiting: number; readonly refused: number };
  /** The same of documents. */
  readonly files: { readonly waiting: number; readonly refused: number };
  /** Where the public reads it; null: not there. */
  readonly publicAddress: string | null;
  readonly documents: readonly { readonly hash: string; readonly facts: StoredFileFacts }[];
  readonly findings: readonly { readonly sentence: Sentence; readonly quotes: readonly string[] }[];
  /** Passages that stand in another item too, in both texts' own words. */
  readonly shared: readonly SharedOnPage[];
  /** What hiding private data changed, or would change: the original beside the public words. */
  readonly masking: { readonly isDone: boolean; readonly parts: readonly HiddenPart[] } | null;
  readonly history: readonly HistoryEntry[];
  /** Why this person may not decide now; null: they may. */
  readonly objection: Issue | null;
  /** How this person would approve: the head alone, where nobody of the stage can sign. */
  readonly approval: 'approve' | 'override';
  /** Signatures still follow this one: an approval publishes nothing yet. */
  readonly isStep: boolean;
  /** What the digits of this person are; null where none are asked for. */
  readonly pin: PinStanding | null;
  /** All that go along, where this person may hide parts of them now. */
  readonly photosToBlur: readonly Photo[];
  /** True where this person may take it off the portal now. */
  readonly mayTakeDown: boolean;
  /** A correction that waits for its own approval. */
  readonly correction: {
    readonly note: string;
    readonly name: string;
    readonly isNoteOnly: boolean;
    /** Files that come with it. */
    readonly files: readonly { readonly hash: string; readonly facts: StoredFileFacts }[];
    readonly changes: readonly Change[];
    /** What signing it here has seen. */
    readonly seenAs: number;
  } | null;
  /** What this person may decide about what is or was on the portal. */
  readonly afterwards: readonly AfterwardsAct[];
  /** The consent of a child's parents that this person may withdraw; null: there is none that holds. */
  readonly consent: string | null;
}

const afterwards = ['approveCorrection', 'republish'] as const;
export type AfterwardsAct = (typeof afterwards)[number];

/** The author sees their own; the board sees all but drafts; what is held for secrecy only the head. */
export const maySee = (submission: Submission, person: Person): boolean => {
  if (submission.state === 'destroyed') return false;
  if (submission.state === 'quarantined') return mayJudgeHeld(submission, actorOf(person));
  return submission.authorId === person.id || (isBoard(person.role) && !isDraft(submission));
};

/** Null when there is no such item, or when this person may not see it. */
export const readItem = async (
  sight: Sight,
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
    children: childrenSaid(submission),
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

/** Of the items that the findings name; an author reads no words of others that are not public. */
const sharedFor = async (
  sight: Sight,
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

const maskingOf = (sight: Sight, submission: Submission): Item['masking'] => {
  const done = hiddenIn(sight, submission);
  const proposal = submission.state === 'submitted' ? proposalOf(sight, submission) : [];
  if (proposal.length > 0) return { isDone: false, parts: proposal };
  return done.length > 0 ? { isDone: true, parts: done } : null;
};

function correctionOf(sight: Sight, submission: Submission): Item['correction'] {
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

/** The item behind an address, as it is now. Null: not there, or not for this person. */
export const itemBehind = async (
  options: Pick<ShownOptions, 'reader'>,
  { at }: Pick<ShownVisit, 'at'>,
  { link, person }: { readonly link: PageLink; readonly person: Person },
): Promise<Item | null> => {
  const { ward, openSight } = at.runtime;
  return options.reader.read(ward.id, (readers) => readItem(openSight(readers), link, person, readers.lists));
};

/** Who did what, when: page after page, for what was taken up again and again. */
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
