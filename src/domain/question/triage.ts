/**
 * Classifies what a citizen wrote and chooses how it is handled (product §7, domain §5.3).
 *
 * Phản ánh (reports) and kiến nghị (proposals) are handled with the questions (Điều 8 khoản 1 điểm đ); khiếu nại and tố cáo
 * (letters) are not. No single word decides: when signs are missing the result is `unsure` and the dialogue asks. Pure; a
 * verdict leaves no trace, and for a letter the caller stores no text.
 */
import lists from '../../../words/lists/replies.json' with { type: 'json' };
import { rememberLast } from '../remember.ts';
import { foldForSearch } from '../text/normalize.ts';
import { type Courtesy, courtesyKind, praisesSomebody } from '../words/courtesy.ts';
import { findDanger } from '../words/danger.ts';
import { foldedText } from '../words/folded-text.ts';
import { type Likelihood, likelihoodOf, likely, type WordsModel } from '../words/model.ts';
import { sortsIn } from '../words/signs.ts';
import { accusesOfWrong } from './blame.ts';
import type { EmergencyNumber } from './emergency.ts';
import { type LetterKind, letterSpokenOf, readLetter, tellsOfWrong, touchesLetter } from './letter.ts';
import { containsAny, forMatching, type MatchableText, phrases } from './phrase-matching.ts';
import { courtesyOf, isEmpty, type RequestKind, requestOf } from './request.ts';
import { isSpam } from './spam.ts';
import { type Body, bodyFor, type Topic, topicOf } from './topic.ts';

/** The class of a citizen's text, with the facts that the reply needs. */
export type Triage =
  | { readonly kind: 'greeting'; readonly isThanks: boolean }
  /** Answered by the ward within the days of the regulation. `numbers`: emergency numbers for a person who may be in danger. */
  | {
      readonly kind: 'question' | 'report' | 'proposal';
      readonly about: Topic | null;
      readonly numbers?: readonly EmergencyNumber[];
    }
  /** Opens no case and is not published: the sender gets neutral directions, and a hand-over is recorded. */
  | { readonly kind: LetterKind }
  | { readonly kind: 'emergency'; readonly numbers: readonly EmergencyNumber[] }
  /** An event, or praise of a person: offered to the board as a draft. */
  | { readonly kind: 'tip'; readonly isPraise?: boolean }
  | { readonly kind: 'spam' }
  /** Nothing to classify by: the dialogue asks what is wanted. */
  | { readonly kind: 'unclear' }
  /** Either a request for information or a letter of this kind. The dialogue asks; nothing is stored until then. */
  | { readonly kind: 'unsure'; readonly between: LetterKind }
  /** Split: `stays` is answered here, `handedOver` is treated as a letter of the given kind. */
  | {
      readonly kind: 'mixed';
      readonly letter: LetterKind;
      readonly stays: string;
      readonly handedOver: string;
      readonly about: Topic | null;
    }
  /** The business of another body. */
  | { readonly kind: 'elsewhere'; readonly body: Body };

/** In words. A text of this length that asks for nothing is a report; a shorter one says too little. */
const shortestStatement = 6;
/** In words. A shorter text is not a question, whatever its punctuation. */
const shortestQuestion = 2;

const connectors = phrases(lists.between.connectors);
const pointsBack = phrases(lists.between.pointsBack);
const cut =
  /(?<=[.!?;\n])\s+|(?<=\p{L})\s*[,;]?\s+(?=(?:ngoài ra|tiện thể|nhân tiện|tiện đây|bên cạnh đó|mặt khác|thêm nữa)(?!\p{L}))/iu;
/** "Ngoài ra, cho tôi hỏi" → "Cho tôi hỏi": the question is separated from the text before it. */
const opening =
  /^(?:\d{1,2}[.)]\s+|[-•*+]\s+|(?:ngoài ra|tiện thể|nhân tiện|tiện đây|với lại|bên cạnh đó|mặt khác|thêm nữa|đồng thời)[,:]?\s+)+/iu;
const asOwnText = (part: string): string => {
  const bare = part.replace(opening, '');
  return `${bare.slice(0, 1).toUpperCase()}${bare.slice(1)}`;
};
const listNumber = /^\s*(?:\d{1,2}[.)]|[-•*+])\s+/u;

/** True when words after a letter may be its next part: they ask for nothing, or point back to it. */
export const mayContinueLetter = (text: string): boolean => {
  const heard = forMatching(text);
  return requestOf(heard) === null || containsAny(heard, pointsBack);
};

const partsOf = (text: string): readonly string[] =>
  text
    .split(cut)
    .flatMap((part) => part.split(/\n+/u))
    .map((part) => part.trim())
    .filter((part) => /\p{L}/u.test(part));

/** True when a part can be answered by itself, whatever happens to the rest. */
const standsAlone = (part: string, at: number): boolean => {
  const heard = forMatching(part);
  if (touchesLetter(heard) || containsAny(heard, pointsBack) || readLetter(heard) !== 'none') return false;
  const wanted = requestOf(heard);
  if (wanted === null || wanted === 'tip') return false;
  const isSetApart =
    containsAny(heard, connectors) ||
    listNumber.test(part) ||
    at === 0 ||
    /cho\s+\p{L}+\s+hỏi|xin hỏi|cho hỏi/iu.test(part);
  return isSetApart && topicOf(heard) !== null;
};

const split = (text: string, letter: LetterKind): Triage => {
  const parts = partsOf(text);
  const stays = parts.filter(standsAlone);
  if (stays.length === 0 || stays.length === parts.length) return { kind: letter };
  const kept = stays.map(asOwnText).join('\n');
  const rest = parts.filter((part) => !stays.includes(part)).map((part) => part.replace(listNumber, ''));
  return { kind: 'mixed', letter, stays: kept, handedOver: rest.join('\n'), about: topicOf(forMatching(kept)) };
};

/**
 * From this likelihood on a text that no rule recognises may be a letter, and the sender is asked. Chosen on texts of writers
 * left out of training (decisions 0210, 0270).
 */
const letterLikely = 0.2;
/** The threshold when the text clearly asks for something: it is a question unless it is clearly more. */
const letterInRequest = 0.28;
/** The threshold when the request is about a matter that the ward handles. */
const letterInPlainQuestion = 0.3;

/**
 * In words. A shorter text accuses nobody unless a word belongs to an office, money or wrongdoing: "Chuyện của người khác?".
 */
const shortestLetter = 6;
const letterSorts: readonly string[] =
  'office money take give forge favour lust wrong ruling protest proof attack poison'.split(' ');
/** In words. "Cái đó tối nào cũng có người vấp": refers to a thing mentioned before. */
const longestOfThing = 11;
const ofThing =
  /^\W*(?:(?:da|ma|thi|nhung|a|o) )*(?:cai|cho|khuc|doan|con duong|duong|cong|den|cay) (?:do|nay|ay|kia|ni|no)\b/u;
const speaksOfThing = (heard: MatchableText): boolean =>
  heard.length <= longestOfThing && ofThing.test(foldForSearch(heard.text));
const speaksOfSomebody = (heard: MatchableText): boolean =>
  (heard.length >= shortestLetter && !speaksOfThing(heard)) ||
  sortsIn(heard).some((sort) => letterSorts.includes(sort));

const letterFrom = (heard: MatchableText): number => {
  if (requestOf(heard) === null) return letterLikely;
  return topicOf(heard) === null ? letterInRequest : letterInPlainQuestion;
};

/** "Nhà bà Lan ở khối 3", "đối diện nhà ông tổ trưởng": says where a person lives and nothing about what they do. */
const address =
  /^\W*(?:(?:da|vang|a|o|tai|ngay|cho) )*(?:(?:doi dien|ben hong|canh|truoc|sau|ke|gan|sat|cuoi|dau) )?nha (?:vo chong \w+|(?:ong|ba|anh|chi|co|chu|bac|cu|thay|me|pho|so)) \w+(?<rest>(?:,? \w+){0,7})\W*$/u;
const doings =
  /\b(?:lan|chiem|xay|nhan|lay|an|doi|thu|danh|chui|nuoi|ban|pha|chat|dot|giu|chan|lam|cho|bi|duoc|tien|xa|bao|muon|khong|ai|ma|dang|noi|nhau|mo|cam)\b/u;
const isAddress = (text: string): boolean => {
  const rest = address.exec(foldForSearch(text))?.groups?.rest;
  return rest !== undefined && !doings.test(rest);
};

/** "Góp ý quy chế bảo vệ môi trường: …": comments on a draft that is open for comment and accuses nobody. */
const comments =
  /^\W*(?:(?:da|toi|em|xin|cho|minh|tui) )*gop y (?:(?:ve|cho|vao) )?(?:du thao|quy che|de an|nghi quyet|ke hoach|quy hoach|quy dinh)\b/u;
/** "Đề nghị công an phường điều tra": asks the police to look for an unknown person. */
const asksPolice =
  /\b(?:de nghi|nho|mong|xin|yeu cau) (?:cac chu )?(?:cong an|canh sat)(?: \w+){0,3} (?:dieu tra|vao cuoc|xac minh|tuan tra|truy tim)\b/u;
const accusesNobody = (text: string): boolean => {
  const folded = foldForSearch(text);
  return comments.test(folded) || asksPolice.test(folded);
};

/** Letters in indirect words, which only the model recognises. */
const letterByModel = (heard: MatchableText, model: WordsModel | null): Triage | null =>
  model &&
  speaksOfSomebody(heard) &&
  !isAddress(heard.text) &&
  !accusesNobody(heard.text) &&
  isLikelyLetter(likelihoodOf(model, heard.text), letterFrom(heard))
    ? { kind: 'unsure', between: letterSpokenOf(heard) }
    : null;

/** A text that is more likely a service request or thanks accuses nobody. */
const isLikelyLetter = (likelihood: Likelihood, from: number): boolean => {
  const letter = likely(likelihood, 'letter');
  return letter >= from && letter >= likely(likelihood, 'service') && letter >= likely(likelihood, 'courtesy');
};

/**
 * So likely that it counts as a letter even if the rules decide otherwise: "làm giả giấy tờ" occurs in advertisements and in
 * denunciations.
 */
const plainlyLetter = 0.55;
/** So unlikely that the text only mentions a letter: "học luật, khiếu nại và tố cáo khác nhau chỗ nào". */
const unlikelyLetter = 0.3;
const onlyNamesLetter = (heard: MatchableText, model: WordsModel | null): boolean =>
  model !== null && !tellsOfWrong(heard) && likely(likelihoodOf(model, heard.text), 'letter') < unlikelyLetter;
const isPlainlyLetter = (heard: MatchableText, model: WordsModel | null): boolean =>
  model !== null && likely(likelihoodOf(model, heard.text), 'letter') >= plainlyLetter;

const readAsLetter = (heard: MatchableText, model: WordsModel | null): Triage | null => {
  const whole = readLetter(heard);
  if (whole === 'none')
    return accusesOfWrong(heard) ? { kind: 'unsure', between: 'denunciation' } : letterByModel(heard, model);
  const parts = partsOf(heard.text).map((part) => readLetter(forMatching(part)));
  const inParts = (['denunciation', 'complaint'] as const).find((kind) => parts.includes(kind));
  if (inParts) return split(heard.text, inParts);
  if (whole === 'denunciation' || whole === 'complaint') return split(heard.text, whole);
  // "Ai cho phép bán ao làng? Tôi tố giác": phrased like a question about how to send a letter, and itself a letter.
  return (whole === 'unsure' && !onlyNamesLetter(heard, model)) || isPlainlyLetter(heard, model)
    ? { kind: 'unsure', between: letterSpokenOf(heard) }
    : null;
};

const readRequest = (heard: MatchableText): Triage => {
  const wanted: RequestKind | null = requestOf(heard);
  if (wanted === 'tip') return { kind: 'tip' };
  const body = bodyFor(heard);
  if (body && wanted !== 'proposal') return { kind: 'elsewhere', body };
  const about = topicOf(heard);
  if (heard.length < shortestQuestion && about === null) return { kind: 'unclear' };
  if (wanted) return { kind: wanted, about };
  if (heard.length >= shortestStatement) return { kind: 'report', about };
  // One or two words that name a matter: "đăng ký tạm trú".
  return about ? { kind: 'question', about } : { kind: 'unclear' };
};

/** From this likelihood on a text that no rule recognises is a courtesy and opens no case. */
const courtesyLikely = 0.75;
/** In words. A shorter text may answer what was asked back; the dialogue decides. */
const shortestCourtesy = 3;

const courtesyIn = (heard: MatchableText, model: WordsModel | null): Courtesy | null =>
  courtesyOf(heard) ??
  (isEmpty(heard) ? 'greeting' : null) ??
  (model && heard.length >= shortestCourtesy && likely(likelihoodOf(model, heard.text), 'courtesy') >= courtesyLikely
    ? courtesyKind(foldedText(heard.text))
    : null);

/** From this likelihood on words of praise for a person are not a complaint about them. */
const praiseLikely = 0.3;
const isPraise = (heard: MatchableText, model: WordsModel | null): boolean =>
  requestOf(heard) === null &&
  praisesSomebody(foldedText(heard.text)) &&
  (model === null || likely(likelihoodOf(model, heard.text), 'courtesy') >= praiseLikely);

/** A text that would open no case opens one when it reports danger: a number alone does not help a person who cannot call. */
const withNumbers = (request: Triage, numbers: readonly EmergencyNumber[]): Triage => {
  switch (request.kind) {
    case 'question':
    case 'report':
    case 'proposal':
      return { ...request, numbers };
    case 'unclear':
    case 'elsewhere':
      return { kind: 'report', about: null, numbers };
    default:
      return request;
  }
};

const letterKinds: readonly Triage['kind'][] = ['complaint', 'denunciation', 'mixed', 'unsure'];

/** True for a letter and for a text that may be one. */
export const isLetterKind = (kind: Triage['kind']): boolean => letterKinds.includes(kind);

/**
 * Classifies a text.
 * @param text as received; no text is an error
 * @param model null: only the handwritten rules are used
 */
export const triage = (text: string, model: WordsModel | null = null): Triage => triageOf(text, model);

/** Cached, because a turn classifies the same text several times. */
const triageOf = rememberLast((text: string, model: WordsModel | null): Triage => {
  const heard = forMatching(text);
  if (heard.length === 0) return { kind: 'unclear' };
  const danger = findDanger(heard, model);
  // Advertisements also use alarming words, so against spam only a rule counts.
  const spam = isSpam(heard);
  if (danger?.level === 'sure' && (danger.isRuled || !spam)) return { kind: 'emergency', numbers: danger.numbers };
  if (spam && !isPlainlyLetter(heard, model)) return { kind: 'spam' };
  const letter = readAsLetter(heard, model);
  if (letter) return letter;
  const courtesy = courtesyIn(heard, model);
  if (!danger && isPraise(heard, model)) return { kind: 'tip', isPraise: true };
  if (courtesy && !danger) return { kind: 'greeting', isThanks: courtesy === 'thanks' };
  const request = readRequest(heard);
  return danger ? withNumbers(request, danger.numbers) : request;
}, 4);
