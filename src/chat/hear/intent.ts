/** What a person wants, as data. Each intent is carried out by one use case. */

import type { CheckActName } from '../../domain/act/check.ts';
import type { DangerActName } from '../../domain/act/danger.ts';
import type { PersonActName } from '../../domain/act/person.ts';
import type { HurtingAct, SubmissionActName } from '../../domain/act/submission.ts';
import type { WardActName } from '../../domain/act/ward.ts';
import type { LocalDate } from '../../domain/calendar/local-date.ts';
import type { DangerNews } from '../../domain/danger/danger-case.ts';
import type { BoardPage, LogDay, PagedList } from '../../domain/list-view.ts';
import type { Message } from '../../domain/message.ts';
import type { PaperName, PaperView } from '../../domain/period/paper-ref.ts';
import type { EmergencyNumber } from '../../domain/question/emergency.ts';
import type { AskerReply } from '../../domain/question/reply.ts';
import type { Role } from '../../domain/roles.ts';
import type { CategoryId } from '../../domain/submission/categories/index.ts';
import type { ReplyCode } from '../../domain/submission/codes.ts';
import type { PhotoFile } from '../../domain/submission/photos-and-files.ts';
import type { Reason } from '../../domain/submission/submission.ts';
import type { WordChange } from '../../domain/words/change.ts';
import type { Courtesy } from '../../domain/words/courtesy.ts';
import type { ItemInWords } from '../../domain/words/item-in-words.ts';
import type { Service } from '../../domain/words/service.ts';
import type { GivenFile } from '../../usecases/submission/correct.ts';
import type { BroughtFile } from '../../usecases/submission/early-parts.ts';
import type { AskedWords, Memory, Open, PendingChoice, PendingWords, WardWords } from '../talk/memory.ts';

/** One fact about a draft that a message states. */
export type DraftSlot =
  | { readonly slot: 'title' | 'place' | 'source' | 'text' | 'authors' | 'photographers'; readonly text: string }
  | { readonly slot: 'eventOn'; readonly text: string }
  | { readonly slot: 'category'; readonly category: CategoryId }
  | { readonly slot: 'witness' };

/** Parts of an item that are a few free words. */
export const askedSlots = ['title', 'source', 'place'] as const;
/** A part of an item that is a few words. */
export type AskedSlot = (typeof askedSlots)[number];
/** Whether the draft's dialogue asks for this part of the item. */
export const isAskedSlot = (slot: string): slot is AskedSlot => askedSlots.some((each) => each === slot);

/** What held words may become by a press. */
export const heldChoices = ['item', 'other', 'ask', 'plan', 'return'] as const;
/** The name of such a button. */
export type HeldChoice = (typeof heldChoices)[number];

/** A press on a card of a paper, and the words given for it since. */
export interface PaperWish {
  readonly press: string;
  readonly subject: string;
  /** The part of the press after the dot: the kind of a remark, or a confirmation. */
  readonly argument: string;
  /** Null when no words have been given yet. */
  readonly words: string | null;
  /** Revision of the paper that the person saw. */
  readonly revision: number;
}

/**
 * The meaning of a message or a press: one row for each thing that `perform` can do. An intent decides nothing and reads nothing.
 */
export type Intent =
  | { readonly do: 'say'; readonly message: Message }
  | { readonly do: 'remember'; readonly memory: Memory }
  | {
      readonly do: 'add';
      readonly text: string;
      readonly photos: readonly BroughtFile[];
      readonly documents?: readonly BroughtFile[];
      readonly messageKey: string;
      readonly albumKey: string | null;
      readonly forwardedFrom: string | null;
    }
  | { readonly do: 'fill'; readonly fill: DraftSlot; readonly subject: string; readonly messageKey: string }
  | { readonly do: 'dropPhoto'; readonly numbers: readonly number[] }
  | { readonly do: 'dropFile'; readonly number: number }
  /** An act on an item. `argument` is the part of the press after the dot; `reason` has been given already. */
  | {
      readonly do: 'item';
      readonly act: SubmissionActName;
      readonly submission: string;
      readonly revision: number;
      readonly argument?: string;
      readonly reason?: Reason;
    }
  /** A free-text reason for an act that hurts: it waits for a confirming press. */
  | {
      readonly do: 'confirmReason';
      readonly act: HurtingAct;
      readonly submission: string;
      readonly revision: number;
      readonly note: string;
    }
  /** An act on a secrecy record or on a consent. */
  | { readonly do: 'check'; readonly act: CheckActName; readonly subject: string; readonly argument: string }
  /** An act on a person or on the person's own accounts; accepting the undertaking is one too. */
  | {
      readonly do: 'person';
      readonly act: Exclude<PersonActName, 'invite'>;
      readonly subject: string;
      readonly revision: number;
      readonly argument: string;
    }
  /** An act on the ward's rules or days; the parts of the press after the dots say on which. */
  | {
      readonly do: 'ward';
      readonly act: WardActName;
      readonly argument: string;
      readonly more: string;
      readonly subject: string;
      readonly revision: number;
    }
  /** The text that such an act asked for. */
  | {
      readonly do: 'sayForWard';
      readonly what: WardWords;
      readonly kept: string;
      readonly text: string;
      /** Pictures and documents that came with it, for a section page. */
      readonly files?: readonly PhotoFile[];
      /** The album that the files belong to. `joins`: its first part has already been offered. */
      readonly album?: { readonly key: string | null; readonly joins: boolean };
    }
  /** Files whose caption names the item that they correct. */
  | {
      readonly do: 'correctByCaption';
      /** As typed. */
      readonly code: string;
      readonly text: string;
      readonly files: readonly GivenFile[];
      readonly albumKey: string | null;
    }
  /** Files that answer the prompt of a correction. */
  | {
      readonly do: 'correctWithFiles';
      readonly kept: string;
      readonly text: string;
      readonly files: readonly GivenFile[];
    }
  /** "thay tệp văn bản 0010 bằng tệp khác"; '' when no number was given. */
  | { readonly do: 'replaceFile'; readonly code: string }
  /** "tôi nghỉ từ thứ Hai đến thứ Sáu, giao đồng chí Minh" */
  | {
      readonly do: 'away';
      readonly from: LocalDate | null;
      readonly to: LocalDate | null;
      readonly deputy: string;
      readonly isSure: boolean;
    }
  | { readonly do: 'backAtWork' }
  /** `isLeft`: the person left the open question, and it is not asked again. */
  | { readonly do: 'preview'; readonly isLeft?: boolean }
  /** Asks for the whole text again. */
  | { readonly do: 'editText' }
  /** The text of the draft's file becomes the text of the draft. */
  | { readonly do: 'useFileText' }
  /** "gửi" typed alone. */
  | { readonly do: 'sendInWords' }
  /** "hủy" typed alone: asks before a draft is cancelled. */
  | { readonly do: 'offerCancel' }
  | ({ readonly do: 'byNumber' } & ReplyCode)
  /** "giao 0001 cho đồng chí Bình" */
  | { readonly do: 'assignQuestion'; readonly code: string; readonly name: string }
  /** "trả lời HD-2611-0006: …" */
  | { readonly do: 'answerInWords'; readonly code: string; readonly text: string }
  /** "lĩnh vực 0001: đất đai" */
  | { readonly do: 'setTopic'; readonly code: string; readonly name: string }
  /** "hoàn tác" typed alone. */
  | { readonly do: 'undoLast' }
  /** A decision was a mistake: undoing it is offered while possible, otherwise `otherwise` applies. */
  | { readonly do: 'regret'; readonly otherwise: readonly Intent[] }
  | {
      readonly do: 'boardEditAsk';
      readonly submission: string;
      readonly revision: number;
      readonly slot: 'title' | 'text';
    }
  | {
      readonly do: 'boardEdit';
      readonly submission: string;
      readonly revision: number;
      readonly fill: DraftSlot;
    }
  /** "đổi A thành B"; `otherwise` applies when A occurs nowhere. */
  | {
      readonly do: 'changeWords';
      readonly change: WordChange;
      readonly otherwise: readonly Intent[];
    }
  /** "vì sao hạn ngày 18/12?"; `number` of an item or a question, null for the person's latest. */
  | { readonly do: 'explainDue'; readonly number: number | null }
  | { readonly do: 'listQueue' }
  | { readonly do: 'listUnreached' }
  | { readonly do: 'offerAccountCode' }
  /** "khóa tài khoản chị Lan" */
  | { readonly do: 'offerStanding'; readonly act: 'freeze' | 'unfreeze' | 'remove'; readonly name: string }
  /** The person's account is in the hands of somebody else. */
  | { readonly do: 'stolen' }
  | { readonly do: 'keepPhone'; readonly phone: string }
  /** A page for files that this chat cannot carry. */
  | { readonly do: 'offerUpload'; readonly why: string }
  | { readonly do: 'boardLink' }
  /** Asked once: the number to call when no message arrives. */
  | { readonly do: 'askPhone' }
  | { readonly do: 'listOwn' }
  | { readonly do: 'listPeople' }
  /** `/nhuanbut`: the person's own royalties, or a month's statement. */
  | { readonly do: 'royalties'; readonly month: string }
  | { readonly do: 'periodReport'; readonly period: string }
  | { readonly do: 'register'; readonly name: PaperName; readonly of: string }
  /** A press that opens a paper, or the list behind one of its figures. */
  | { readonly do: 'openPaper'; readonly view: PaperView }
  | ({ readonly do: 'paper' } & PaperWish)
  /** Plan, requests, meetings, units, obligations, contributors: all of them, or one. */
  | { readonly do: 'boardPage'; readonly page: BoardPage; readonly of: string }
  /** The script of a published item for the ward's loudspeaker. `of`: its code or words of it; '' explains how to ask. */
  | { readonly do: 'loudspeaker'; readonly of: string }
  | { readonly do: 'invite'; readonly role: Role; readonly name: string; readonly into?: string }
  /** An invitation code. Typed in a chat it may also be an account-link code, which never comes in a link. */
  | {
      readonly do: 'redeem';
      readonly code: string;
      readonly isTyped: boolean;
      readonly otherwise: readonly Intent[];
    }
  /** Free text of a person who may be asking something; it is triaged first. */
  | {
      readonly do: 'receive';
      readonly text: string;
      readonly photos: readonly PhotoFile[];
      readonly messageKey: string;
      /** Text that was waiting for a choice when this arrived: it becomes a question of its own. */
      readonly before: PendingWords | null;
      /** The person pressed **Gửi câu hỏi** first: nothing else is offered instead. */
      readonly isQuestion: boolean;
    }
  /** A short text that may answer a clarification; if it does not, `otherwise` applies. */
  | {
      readonly do: 'clarify';
      readonly text: string;
      readonly messageKey: string;
      readonly otherwise: readonly Intent[];
    }
  | {
      readonly do: 'settlePending';
      readonly choice: PendingChoice;
      readonly received: PendingWords | null;
    }
  | {
      readonly do: 'pressQuestion';
      /** 'q-approve', 'q-to.ABCDEFGH' */
      readonly press: string;
      readonly question: string;
      readonly revision: number;
    }
  | {
      readonly do: 'sayForQuestion';
      readonly what: AskedWords;
      readonly question: string;
      readonly revision: number;
      readonly kept: string;
      readonly text: string;
      readonly photos: readonly PhotoFile[];
      readonly messageKey: string;
    }
  | { readonly do: 'takeTip'; readonly tip: string }
  | { readonly do: 'listQuestions' }
  /** Letters that were handed over to the person who asks. */
  | { readonly do: 'listHandOvers' }
  /** Plain words about an existing question; `otherwise` applies when none fits. */
  | {
      readonly do: 'askerReply';
      readonly reply: AskerReply;
      readonly messageKey: string;
      readonly otherwise: readonly Intent[];
    }
  | { readonly do: 'lookUp'; readonly code: string }
  | { readonly do: 'correct'; readonly messageKey: string; readonly text: string }
  | { readonly do: 'language'; readonly locale: string }
  | { readonly do: 'reach'; readonly isReachable: boolean }
  | { readonly do: 'courtesy'; readonly message: Message }
  /** A person is in danger: sends the emergency numbers at once and alerts people. */
  | { readonly do: 'help'; readonly numbers: readonly EmergencyNumber[]; readonly text: string }
  /** A person may be in danger: puts the numbers in one line above the answer, and opens a case. */
  | { readonly do: 'mayHelp'; readonly numbers: readonly EmergencyNumber[]; readonly text: string }
  /** About the sender's own open call for help: it is over, or there is more. */
  | { readonly do: 'tellCry'; readonly text: string; readonly news: DangerNews }
  /** "thôi tôi không xóa nữa": takes back a requested deletion; `otherwise` applies when none was requested. */
  | { readonly do: 'keepData'; readonly otherwise: readonly Intent[] }
  /** The sender's location for their open call for help; `otherwise` applies when none is open. */
  | { readonly do: 'place'; readonly text: string; readonly otherwise: readonly Intent[] }
  /** The case is named by its code; with `act` null it is shown. */
  | { readonly do: 'dangerByCode'; readonly act: DangerActName | null; readonly code: string; readonly words: string }
  /** An act on a danger case; with `words` null they are asked for, if the act needs any. */
  | { readonly do: 'danger'; readonly act: DangerActName; readonly danger: string; readonly words: string | null }
  /** Thanks, a greeting or praise: several that come together get one short answer. */
  | { readonly do: 'courteous'; readonly courtesy: Courtesy; readonly text: string }
  /** Requests about the service itself. With several, or none that is recognised, the person is asked which. */
  | {
      readonly do: 'service';
      readonly services: readonly Service[];
      readonly text: string;
      readonly messageKey: string;
    }
  /** **Tin mới** · **Việc khác**: text that may be an item waits for one of the two. */
  | {
      readonly do: 'askWhatItIs';
      readonly text: string;
      readonly messageKey: string;
      /** The part of the open item that was asked for, which the text may be. */
      readonly slot?: AskedSlot;
    }
  /** Somebody else's text, forwarded while text was asked for: a press uses it as the answer. */
  | {
      readonly do: 'askForwarded';
      readonly text: string;
      readonly messageKey: string;
      readonly ask: Open['ask'];
      /** The prompt, for comparison when the press comes. */
      readonly answers: string;
    }
  /** The held text has been used. */
  | { readonly do: 'dropHeld'; readonly number: number }
  | {
      readonly do: 'settleHeld';
      readonly choice: HeldChoice | AskedSlot;
      readonly number: number;
    }
  /** "sửa lại là 54 hộ chứ không phải 45"; `otherwise` applies when it corrects nothing in an item. */
  | {
      readonly do: 'offerPutRight';
      readonly text: string;
      readonly messageKey: string;
      readonly code: string | null;
      readonly otherwise: readonly Intent[];
    }
  /** Perhaps about the item shown last: returning it with these words is offered. */
  | {
      readonly do: 'remark';
      readonly text: string;
      readonly messageKey: string;
      readonly otherwise: readonly Intent[];
    }
  /** `way`: which of several corrections. */
  | { readonly do: 'makeRight'; readonly number: number; readonly submission: string; readonly way: number }
  /** Perhaps a coming event: asks whether it goes into the plan. */
  | { readonly do: 'askPlan'; readonly text: string; readonly messageKey: string; readonly words: string }
  | { readonly do: 'withdrawByCode'; readonly code: string }
  /** "duyệt bài chị Lan"; `otherwise` applies when there is no such item. */
  | { readonly do: 'itemNamed'; readonly named: ItemInWords; readonly otherwise: readonly Intent[] }
  /** "lấy lại bài 0017"; '' means the item withdrawn last. */
  | { readonly do: 'restoreByCode'; readonly code: string }
  /** "tách bài 0008 ra" */
  | { readonly do: 'unmergeByCode'; readonly code: string }
  /** About the person's own item that was sent: an addition to it, or null when the item was only named. */
  | {
      readonly do: 'mendSent';
      readonly code: string | null;
      readonly added: string | null;
      readonly otherwise: readonly Intent[];
    }
  /** **Xem tiếp** of a list of items. @param last id of the last item shown */
  | { readonly do: 'listNext'; readonly list: PagedList; readonly last: string }
  | { readonly do: 'listLate' }
  /** "ai đã làm gì hôm nay" */
  | { readonly do: 'listLog' | 'listPublished'; readonly day: LogDay }
  | { readonly do: 'listDays' }
  | { readonly do: 'showProcess' };
