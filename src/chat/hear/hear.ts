/**
 * The talk as a function: who speaks, what is open and what was said → what is wanted. Knows no platform, no clock,
 * no database and no sentence, only keys.
 */
import type { IncomingEvent, Place } from '../../channel/incoming.ts';
import { readAskerReply } from '../../domain/question/reply.ts';
import { mayEnterDesk, maySubmit } from '../../domain/roles.ts';
import { isUnknown } from '../../domain/submission/answer.ts';
import { looksLikeQuestion } from '../../domain/submission/guess.ts';
import { photosOf } from '../../domain/submission/photos-and-files.ts';
import { cleanText, foldForSearch } from '../../domain/text/normalize.ts';
import { saysPaid } from '../../domain/words/staff.ts';
import { stillWaitingFor, takesOnlyWords } from '../talk/still-open.ts';
import { hearAfterCry } from './hear-after-cry.ts';
import { askedBack, isRatherSaid } from './hear-aside.ts';
import { hearAttachments, originOf } from './hear-attachments.ts';
import { decisionOf, remarkOf } from './hear-decision.ts';
import { withoutLead } from './hear-draft.ts';
import { hearInvitation } from './hear-invitation.ts';
import { hearDanger, hearMeaning, type OwnMeaning, readBy, withNumbers } from './hear-meaning.ts';
import { hearAssignment } from './hear-plan.ts';
import { answerOpen } from './hear-prompt.ts';
import { orPutRight } from './hear-put-right.ts';
import { hearSafety, hearSecret } from './hear-safety.ts';
import { type Asking, hearTyped } from './hear-typed.ts';
import type { Intent } from './intent.ts';
import { isRatherItem, opensItem, speaksOfSelf, speaksToUs } from './item-or-talk.ts';
import { nearestList } from './nearest-list.ts';
import { forget, say, unlessPending, welcome } from './run-command.ts';
import type { Situation } from './situation.ts';

const isGreeting = (text: string): boolean =>
  /^(xin )?(chao|hello|hi|alo|a lo|da|kinh chao|xin chao)( (ban|anh|chi|em|ong|ba|ad|ad min|ban bien tap|phuong|ca nha))*[.! ]*$/u.test(
    foldForSearch(text.trim()),
  );

/** Nothing but a phone number of Viet Nam. */
const isPhone = (text: string): boolean => /^\s*(?:\+?84|0)(?:[ .-]?\d){9,10}\s*$/u.test(text);

/** "3", "27.": a number that no list of this chat offers any more. */
const isListNumber = (text: string): boolean => /^\s*\d{1,2}\s*[.)]?\s*$/u.test(text);

/** "Hỏi thông tin", typed: the list that has it may be no longer the newest, and no number of it counts then. */
const asksInformation = (text: string): boolean =>
  /^(?:(?:toi|em|con|chau|da|chi|muon) )*hoi thong tin(?: thoi| a| nhe| nha)*[.! ]*$|^(?:ask for )?information[.! ]*$/u.test(
    foldForSearch(text).trim(),
  );

/** A plain yes or no to what waits for a choice. Null: it is neither. */
const answerPending = (text: string, { memory: { open } }: Situation): readonly Intent[] | null => {
  if (open?.ask !== 'pending') return null;
  const reply = readAskerReply(text);
  const act = reply?.act === 'no' && reply.note !== '' ? undefined : reply?.act;
  const settle = { do: 'settlePending', received: open.received } as const;
  // "Ảnh này của câu hỏi HD-…?" – "Vâng".
  if (open.received.text === '')
    return open.received.addTo && isYes(text) ? [{ ...settle, choice: { choose: 'unchosen' } }] : null;
  if (asksInformation(text)) return [{ ...settle, choice: { choose: 'information' } }];
  if (act === 'yes' || act === 'agree') return [{ ...settle, choice: { choose: 'yes' } }];
  return act === 'no' || act === 'disagree' ? [{ ...settle, choice: { choose: 'ask' } }] : null;
};

/** "cập nhật lịch tiếp công dân: …": said to us about a page of the portal, it is no paragraph of the article that is open. */
const commandsPage = (text: string): boolean =>
  /^(?:(?:toi|em|cho|nho|xin|hay|can) )*(?:cap nhat|doi|thay|sua|chinh|them vao|dang len|bo sung) (?:lai )?(?:lich (?:tiep|cong tac|lam viec)|trang|muc|cong|gioi thieu|thu tuc|danh ba|bo may)\b[^\n]*/u.test(
    foldForSearch(text.trim()),
  );

/** "thêm: Thực hiện Kế hoạch …" of an item in hand. */
const saysAddition = (text: string): boolean => /^(?:them|bo sung|viet them)\s*:/u.test(foldForSearch(text.trim()));

/** Words that go into the item in hand unasked: where it has none yet, or was returned for more, they are what was asked for. */
const isPartOf = (text: string, situation: Situation): boolean =>
  !speaksToUs(text, situation) &&
  (lacksWords(situation) || situation.draft?.state === 'returned' || !isRatherSaid(text, situation));

/** Words that mean nothing but themselves, and answer nothing that is open. */
const hearContent = (
  event: IncomingEvent & { kind: 'text' },
  { text, messageKey, read, ask }: OwnMeaning,
  situation: Situation,
): readonly Intent[] => {
  const { actor, draft } = situation;
  const { open } = situation.memory;
  // "Khối mấy ạ?" – "3".
  const unlessAsked = (otherwise: readonly Intent[]): readonly Intent[] =>
    maySubmit(actor.role) ? otherwise : [{ do: 'clarify', text, messageKey, otherwise }];
  if (open?.ask === 'pending' && open.received.text !== '') return [ask];
  if (open?.ask === 'question' || open?.ask === 'pending') return [forget, ask];
  if (!/[\p{L}\p{N}]/u.test(text)) return [say('say-something')];
  if (isListNumber(text)) return unlessAsked([say('number-unknown')]);
  if (isPhone(text)) return unlessAsked([{ do: 'keepPhone', phone: text }]);
  if (!maySubmit(actor.role)) return situation.canAskContact ? [ask, { do: 'askPhone' }] : [ask];
  if (mayEnterDesk(actor.role) && commandsPage(text)) return [say('portal-page-how')];
  const isMore = !speaksOfSelf(text) && !isUnknown(text) && (read.says.kind === 'news' || !looksLikeQuestion(text));
  // Danger that no event is told with is no paragraph.
  const isCry = read.danger !== null && read.says.kind !== 'news';
  const isItem = draft
    ? isMore && !isCry && !commandsPage(text) && (saysAddition(text) || isPartOf(text, situation))
    : opensItem(text, read);
  if (!isItem && event.forwardedFrom === null) return [askedBack(text, messageKey, situation)];
  const added = withoutLead(text);
  return [{ do: 'add', text: added, photos: [], messageKey, albumKey: null, forwardedFrom: originOf(event) }];
};

/** Plain words of an asker about a question that is there already. "Dạ" is a yes to whoever was asked something. */
const hearReply = (
  text: string,
  messageKey: string,
  otherwise: readonly Intent[],
  situation: Situation,
): readonly Intent[] | null => {
  if (maySubmit(situation.actor.role) || situation.memory.open !== null) return null;
  const reply = readAskerReply(text);
  return reply && [{ do: 'askerReply', reply, messageKey, otherwise }];
};

/** Photos without a word lie in the draft, and its words were asked for last. */
const lacksWords = ({ draft }: Situation): boolean =>
  draft !== null && photosOf(draft).length > 0 && draft.content.parts.every(({ text }) => text.trim() === '');

/** A report that is written while a prompt about another thing is open is no answer to it. Null: it may be one. */
function hearItemInPrompt({ text, messageKey, read }: OwnMeaning, situation: Situation): readonly Intent[] | null {
  const { open } = situation.memory;
  if (!open || !takesOnlyWords.includes(open.ask)) return null;
  if (lacksWords(situation) && read.says.kind === 'news')
    return [
      { do: 'add', text: withoutLead(text), photos: [], messageKey, albumKey: null, forwardedFrom: null },
      ...stillWaiting(situation),
    ];
  return open.ask === 'dangerWords' && isRatherItem(text, read, situation)
    ? [{ do: 'askWhatItIs', text, messageKey }, ...stillWaiting(situation)]
    : null;
}

const hearText = (event: IncomingEvent & { kind: 'text' }, situation: Situation): readonly Intent[] => {
  const text = cleanText(event.text);
  // Nothing that anybody can read: a space, a sign that nobody sees.
  if (text.trim() === '') return [say('say-something'), ...stillWaiting(situation)];
  const { open } = situation.memory;
  const messageKey = event.externalId;
  const ask: Asking = {
    do: 'receive',
    text,
    photos: open?.ask === 'pending' && open.received.text === '' ? open.received.photos : [],
    messageKey,
    before: open?.ask === 'pending' && open.received.text !== '' ? open.received : null,
    isQuestion: open?.ask === 'question',
  };
  const read = readBy(text, situation);
  const again = (other: string) => hearText({ ...event, text: other }, { ...situation, cry: null });
  const first =
    hearTyped(text, messageKey, ask, situation) ??
    // What somebody else wrote tells nothing of the sender's own case.
    (event.forwardedFrom === null ? hearAfterCry(text, read, situation, again) : null) ??
    hearDanger(text, read, situation);
  if (first) return andStillWaiting(first, situation);
  const own: OwnMeaning = { text, messageKey, read, ask };
  const isGreeted = isGreeting(text) && open === null && situation.draft === null;
  // What somebody else wrote, a telephone number and one of a list mean nothing by themselves; "chưa rõ" answers a prompt.
  const isDontKnow = open !== null && isUnknown(text);
  // "thêm: …" of an item in hand says itself where it goes.
  const isAddition = situation.draft !== null && saysAddition(text);
  const isMeantForUs = !isDontKnow && !isAddition;
  const hasMeaning = event.forwardedFrom === null && !isPhone(text) && !isListNumber(text) && isMeantForUs;
  const meaning = (): readonly Intent[] | null => {
    const found = hearMeaning(own, situation);
    // Work of which nothing more is known may be something to come that somebody is to report of.
    const isOpen = found === null || found.every((intent) => intent.do === 'askWhatItIs');
    const assigned = isOpen ? hearAssignment(text, messageKey, situation) : null;
    return assigned ? [...unlessPending(situation), assigned] : found;
  };
  const meant = (): readonly Intent[] =>
    hearSecret(text) ??
    (open === null ? hearSafety(text, situation.actor) : null) ??
    (situation.actor.role === 'accountant' && saysPaid(foldForSearch(text).trim())
      ? [{ do: 'royalties', month: 'unpaid' }]
      : null) ??
    (isGreeted ? welcome(situation) : hasMeaning ? meaning() : null) ??
    hearItemInPrompt(own, situation) ??
    (read.danger && open?.ask === 'slot' ? null : answerOpen(text, messageKey, situation)) ??
    hearContent(event, own, situation);
  const heard = andStillWaiting(
    answerPending(text, situation) ?? withNumbers(text, read, meant(), situation),
    situation,
  );
  // "Dạ thuê nhà ạ" is courteous, "dạ" alone a greeting; both answer what was asked back.
  const isCourteous = heard.some((intent) => intent.do === 'courteous') || (isGreeted && isYes(text));
  const mayReply = isCourteous && open === null && !maySubmit(situation.actor.role);
  const fallback: readonly Intent[] = mayReply ? [{ do: 'clarify', text, messageKey, otherwise: heard }] : heard;
  const replied = hearReply(text, messageKey, fallback, situation) ?? fallback;
  const decided =
    decisionOf(text, replied, situation) ??
    nearestList(text, replied, situation) ??
    remarkOf(text, messageKey, replied, situation) ??
    replied;
  const mended = event.forwardedFrom === null ? orPutRight(text, messageKey, decided, situation) : decided;
  return hearInvitation(text, open === null, mended);
};

const isYes = (text: string): boolean => {
  const act = readAskerReply(text)?.act;
  return act === 'yes' || act === 'agree' || foldForSearch(text).trim() === 'bo sung';
};

/** What is asked stays asked, and is said once more in a short line. */
const stillWaiting = ({ memory: { open } }: Situation): readonly Intent[] => {
  const message = stillWaitingFor(open);
  return message ? [{ do: 'say', message }] : [];
};
const stillAsked = ({ draft, memory: { open } }: Situation): readonly Intent[] => {
  if (draft && open?.ask === 'slot' && open.slot !== 'text') return [say('still-asked', { slot: open.slot })];
  // Its first question keeps nothing open: any words of an item answer it.
  const lacksText = draft !== null && open === null && draft.content.parts.every(({ text }) => text.trim() === '');
  return lacksText && draft.photos.length + draft.files.length > 0 ? [say('still-asked', { slot: 'text' })] : [];
};

/** Answers to something else than what is open. */
const besideOpen: readonly Intent['do'][] = [
  ...(['askWhatItIs', 'say', 'service', 'explainDue', 'royalties', 'periodReport', 'register', 'openPaper'] as const),
  ...(['boardPage', 'boardLink', 'listQueue', 'listOwn', 'listPeople', 'listLate', 'listLog', 'listDays'] as const),
  ...([
    'listPublished',
    'listQuestions',
    'listHandOvers',
    'loudspeaker',
    'listUnreached',
    'showProcess',
    'invite',
    'backAtWork',
    'undoLast',
  ] as const),
];
/** Sentences about the prompt itself. */
const aboutOpen: readonly string[] = [
  ...[
    'words-too-long',
    'reason-by-code',
    'words-not-number',
    'say-something',
    'still-waiting',
    'still-asked',
    'source-known',
  ],
];

/** Words that were no answer leave what is asked open: it is said once more. */
const andStillWaiting = (heard: readonly Intent[], situation: Situation): readonly Intent[] => {
  const isLeft = heard.length > 0 && heard.every((intent) => besideOpen.includes(intent.do) || intent.do === 'mayHelp');
  const isSaid = heard.some((intent) => intent.do === 'say' && aboutOpen.includes(intent.message.key));
  return isLeft && !isSaid ? [...heard, ...stillAsked(situation), ...stillWaiting(situation)] : heard;
};

/** Eleven centimetres: as exactly as a telephone knows where it is. */
const placeDigits = 6;
/** A link that every telephone opens as a map. */
const mapOf = ({ latitude, longitude }: Place): string =>
  `https://maps.google.com/?q=${latitude.toFixed(placeDigits)},${longitude.toFixed(placeDigits)}`;

/** A place helps whoever has the cry of its sender; what comes without content otherwise is said to be unreadable. */
const hearUnsupported = (
  { place, platformType }: IncomingEvent & { kind: 'unsupported' },
  situation: Situation,
): readonly Intent[] => {
  // Files, videos and links arrive without content here: a page takes them, for this very draft.
  const told: Intent =
    !situation.canReceiveFiles && maySubmit(situation.actor.role)
      ? { do: 'offerUpload', why: 'unsupported' }
      : // A sticker and a voice message that come together are two things.
        { do: 'courtesy', message: { key: 'unsupported', facts: { kind: platformType } } };
  const otherwise = [told, ...stillWaiting(situation)];
  return place ? [{ do: 'place', text: mapOf(place), otherwise }] : otherwise;
};

/** What was asked stays asked, unless it has come. */
const hearAttachmentsOrPapers = (
  event: IncomingEvent & { kind: 'attachments' },
  situation: Situation,
): readonly Intent[] => {
  const heard = hearAttachments(event, situation);
  const hasCome = heard.some((intent) => intent.do === 'correctWithFiles' || intent.do === 'correctByCaption');
  return hasCome ? heard : [...heard, ...stillWaiting(situation)];
};

/** Everything but presses, which are verified before they come here (`hearPress`). */
export const hear = (event: IncomingEvent, situation: Situation): readonly Intent[] => {
  switch (event.kind) {
    case 'text':
      return hearText(event, situation);
    case 'attachments':
      return hearAttachmentsOrPapers(event, situation);
    case 'edited':
      return [{ do: 'correct', messageKey: event.of, text: cleanText(event.text) }];
    case 'joined':
      return [{ do: 'reach', isReachable: true }, ...(situation.isNew ? welcome(situation) : [])];
    case 'left':
      return [{ do: 'reach', isReachable: false }];
    case 'contact':
      return event.ownedBySender ? [{ do: 'keepPhone', phone: event.phone }] : [say('contact-of-another')];
    case 'unsupported':
      return hearUnsupported(event, situation);
    case 'choice':
    case 'moved':
    case 'ignored':
      return [];
  }
};
