/**
 * The dialogue as a pure function: from the person, the open prompt and the message to intents. It uses no platform, clock or
 * database, and keys instead of sentences.
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
import { askedOfForwarded, intentsOfForwarded } from './hear-forwarded.ts';
import { hearInvitation } from './hear-invitation.ts';
import { hearDanger, hearMeaning, type OwnMeaning, readBy, withNumbers } from './hear-meaning.ts';
import { hearAssignment } from './hear-plan.ts';
import { answerOpen } from './hear-prompt.ts';
import { correctionFirst } from './hear-put-right.ts';
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

/** True when the text is nothing but a Vietnamese phone number. */
const isPhone = (text: string): boolean => /^\s*(?:\+?84|0)(?:[ .-]?\d){9,10}\s*$/u.test(text);

/** "3", "27.": a number that no list of this chat offers any more. */
const isListNumber = (text: string): boolean => /^\s*\d{1,2}\s*[.)]?\s*$/u.test(text);

/** "Hỏi thông tin" typed instead of pressed: its list may no longer be the newest, and then its number no longer counts. */
const asksInformation = (text: string): boolean =>
  /^(?:(?:toi|em|con|chau|da|chi|muon) )*hoi thong tin(?: thoi| a| nhe| nha)*[.! ]*$|^(?:ask for )?information[.! ]*$/u.test(
    foldForSearch(text).trim(),
  );

/** A plain yes or no to text that waits for a choice. Null when the text is neither. */
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

/** "cập nhật lịch tiếp công dân: …": a request about a section page, not a paragraph of the open article. */
const commandsPage = (text: string): boolean =>
  /^(?:(?:toi|em|cho|nho|xin|hay|can) )*(?:cap nhat|doi|thay|sua|chinh|them vao|dang len|bo sung) (?:lai )?(?:lich (?:tiep|cong tac|lam viec)|trang|muc|cong|gioi thieu|thu tuc|danh ba|bo may)\b[^\n]*/u.test(
    foldForSearch(text.trim()),
  );

/** "thêm: Thực hiện Kế hoạch …": an addition to the open item. */
const saysAddition = (text: string): boolean => /^(?:them|bo sung|viet them)\s*:/u.test(foldForSearch(text.trim()));

/**
 * True when text goes into the open item without asking: the item has no text yet, was returned for more, or the text is not a
 * remark.
 */
const isPartOf = (text: string, situation: Situation): boolean =>
  !speaksToUs(text, situation) &&
  (lacksWords(situation) || situation.draft?.state === 'returned' || !isRatherSaid(text, situation));

/** Handles text that has no special meaning and answers no prompt. */
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
  // Text about danger that reports no event is not a paragraph.
  const isCry = read.danger !== null && read.says.kind !== 'news';
  const isItem = draft
    ? isMore && !isCry && !commandsPage(text) && (saysAddition(text) || isPartOf(text, situation))
    : opensItem(text, read);
  if (!isItem && event.forwardedFrom === null) return [askedBack(text, messageKey, situation)];
  const added = withoutLead(text);
  return [{ do: 'add', text: added, photos: [], messageKey, albumKey: null, forwardedFrom: originOf(event) }];
};

/** Plain words of a citizen about an existing question. "Dạ" is a yes if something was asked. */
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

/** True when the draft has photos but no text, so that the text was asked for last. */
const lacksWords = ({ draft }: Situation): boolean =>
  draft !== null && photosOf(draft).length > 0 && draft.content.parts.every(({ text }) => text.trim() === '');

/** A report written while a prompt about another matter is open does not answer that prompt. Null when it may be an answer. */
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
  // Nothing readable: only spaces or invisible characters.
  if (text.trim() === '') return [say('say-something'), ...stillWaiting(situation)];
  const { open } = situation.memory;
  const messageKey = event.externalId;
  const isForwarded = event.forwardedFrom !== null;
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
  const typed = hearTyped(text, messageKey, ask, situation);
  const first =
    (isForwarded ? intentsOfForwarded(typed, situation) : typed) ??
    // A forwarded message says nothing about the sender's own case.
    (isForwarded ? null : hearAfterCry(text, read, situation, again)) ??
    hearDanger(text, read, situation);
  if (first) return andStillWaiting(first, situation);
  const own: OwnMeaning = { text, messageKey, read, ask };
  const isGreeted = isGreeting(text) && open === null && situation.draft === null;
  // Forwarded text, a telephone number or a list number has no meaning of its own; "chưa rõ" answers a prompt.
  const isDontKnow = open !== null && isUnknown(text);
  // "thêm: …" itself says that it belongs to the open item.
  const isAddition = situation.draft !== null && saysAddition(text);
  const isMeantForUs = !isDontKnow && !isAddition;
  const hasMeaning = !isForwarded && !isPhone(text) && !isListNumber(text) && isMeantForUs;
  const meaning = (): readonly Intent[] | null => {
    const found = hearMeaning(own, situation);
    // Unspecific work may be a coming event that somebody is to report on.
    const isOpen = found === null || found.every((intent) => intent.do === 'askWhatItIs');
    const assigned = isOpen ? hearAssignment(text, messageKey, situation) : null;
    return assigned ? [...unlessPending(situation), assigned] : found;
  };
  const answered = (): readonly Intent[] | null => {
    const answer = answerOpen(text, messageKey, situation);
    return isForwarded ? askedOfForwarded(answer, text, messageKey, situation) : answer;
  };
  const meant = (): readonly Intent[] =>
    hearSecret(text) ??
    (open === null ? hearSafety(text, situation.actor) : null) ??
    (situation.actor.role === 'accountant' && saysPaid(foldForSearch(text).trim())
      ? [{ do: 'royalties', month: 'unpaid' }]
      : null) ??
    (isGreeted ? welcome(situation) : hasMeaning ? meaning() : null) ??
    hearItemInPrompt(own, situation) ??
    (read.danger && open?.ask === 'slot' ? null : answered()) ??
    hearContent(event, own, situation);
  const heard = andStillWaiting(
    (isForwarded ? null : answerPending(text, situation)) ?? withNumbers(text, read, meant(), situation),
    situation,
  );
  // "Dạ thuê nhà ạ" is courteous and "dạ" alone is a greeting; both may answer a clarification.
  const isCourteous = heard.some((intent) => intent.do === 'courteous') || (isGreeted && isYes(text));
  const mayReply = isCourteous && open === null && !maySubmit(situation.actor.role);
  const fallback: readonly Intent[] = mayReply ? [{ do: 'clarify', text, messageKey, otherwise: heard }] : heard;
  const replied = (isForwarded ? null : hearReply(text, messageKey, fallback, situation)) ?? fallback;
  const decided =
    decisionOf(text, replied, situation) ??
    nearestList(text, replied, situation) ??
    remarkOf(text, messageKey, replied, situation) ??
    replied;
  const mended = isForwarded ? decided : correctionFirst(text, messageKey, decided, situation);
  return hearInvitation(text, open === null, mended);
};

const isYes = (text: string): boolean => {
  const act = readAskerReply(text)?.act;
  return act === 'yes' || act === 'agree' || foldForSearch(text).trim() === 'bo sung';
};

/** Repeats briefly what the open prompt still asks for. */
const stillWaiting = ({ memory: { open } }: Situation): readonly Intent[] => {
  const message = stillWaitingFor(open);
  return message ? [{ do: 'say', message }] : [];
};
const stillAsked = ({ draft, memory: { open } }: Situation): readonly Intent[] => {
  if (draft && open?.ask === 'slot' && open.slot !== 'text') return [say('still-asked', { slot: open.slot })];
  // A draft's first question leaves no prompt open, because any text for the item answers it.
  const lacksText = draft !== null && open === null && draft.content.parts.every(({ text }) => text.trim() === '');
  return lacksText && draft.photos.length + draft.files.length > 0 ? [say('still-asked', { slot: 'text' })] : [];
};

/** Intents that do not answer the open prompt. */
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

/** A message that did not answer the open prompt leaves it open, and the prompt is repeated. */
const andStillWaiting = (heard: readonly Intent[], situation: Situation): readonly Intent[] => {
  const isLeft = heard.length > 0 && heard.every((intent) => besideOpen.includes(intent.do) || intent.do === 'mayHelp');
  const isSaid = heard.some((intent) => intent.do === 'say' && aboutOpen.includes(intent.message.key));
  return isLeft && !isSaid ? [...heard, ...stillAsked(situation), ...stillWaiting(situation)] : heard;
};

/** Six decimals are eleven centimetres, as precise as a phone's location. */
const placeDigits = 6;
/** A link that every phone opens as a map. */
const mapOf = ({ latitude, longitude }: Place): string =>
  `https://maps.google.com/?q=${latitude.toFixed(placeDigits)},${longitude.toFixed(placeDigits)}`;

/** A location is passed to the sender's open call for help. Any other event without content is answered as unreadable. */
const hearUnsupported = (
  { place, platformType }: IncomingEvent & { kind: 'unsupported' },
  situation: Situation,
): readonly Intent[] => {
  // Files, videos and links arrive here without content; a page accepts them for this draft.
  const told: Intent =
    !situation.canReceiveFiles && maySubmit(situation.actor.role)
      ? { do: 'offerUpload', why: 'unsupported' }
      : // A sticker and a voice message that come together get an answer each.
        { do: 'courtesy', message: { key: 'unsupported', facts: { kind: platformType } } };
  const otherwise = [told, ...stillWaiting(situation)];
  return place ? [{ do: 'place', text: mapOf(place), otherwise }] : otherwise;
};

/** Repeats the open prompt unless these files answered it. */
const hearAttachmentsOrPapers = (
  event: IncomingEvent & { kind: 'attachments' },
  situation: Situation,
): readonly Intent[] => {
  const heard = hearAttachments(event, situation);
  const hasCome = heard.some((intent) => intent.do === 'correctWithFiles' || intent.do === 'correctByCaption');
  return hasCome ? heard : [...heard, ...stillWaiting(situation)];
};

/** Interprets every event except presses, which are verified first (`hearPress`). */
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
