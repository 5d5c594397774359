/** What a person wants, as data. The inbox carries each out with one use case. */

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
import type { AskedWords, Memory, PendingChoice, PendingWords, WardWords } from '../talk/memory.ts';

/** One thing that a message says of a draft by itself. */
export type DraftSlot =
  | { readonly slot: 'title' | 'place' | 'source' | 'text' | 'authors' | 'photographers'; readonly text: string }
  | { readonly slot: 'eventOn'; readonly text: string }
  | { readonly slot: 'category'; readonly category: CategoryId }
  | { readonly slot: 'witness' };

/** Parts of an item that are a few words of somebody's own. */
export const askedSlots = ['title', 'source', 'place'] as const;
/** A part of an item that is a few words. */
export type AskedSlot = (typeof askedSlots)[number];
/** Whether a draft's dialogue asks for this part of the item by itself. */
export const isAskedSlot = (slot: string): slot is AskedSlot => askedSlots.some((each) => each === slot);

/** What words that wait may become by a press. */
export const heldChoices = ['item', 'other', 'ask', 'plan', 'return'] as const;
/** A name of such a button. */
export type HeldChoice = (typeof heldChoices)[number];

/** A press on a card of a paper, and what was said for it since. */
export interface PaperWish {
  readonly press: string;
  readonly subject: string;
  /** Behind the dot: of which kind a remark is, or that one is sure. */
  readonly argument: string;
  /** Null: nothing has been said for it yet. */
  readonly words: string | null;
  /** Of the paper, as it was seen. */
  readonly revision: number;
}

/**
 * What a message or a press means: one row for each thing that `perform` can do. Nothing is decided here, and nothing
 * read.
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
  /** An act on an item. `argument` stands behind the dot of the press, `reason` was said already. */
  | {
      readonly do: 'item';
      readonly act: SubmissionActName;
      readonly submission: string;
      readonly revision: number;
      readonly argument?: string;
      readonly reason?: Reason;
    }
  /** A reason in words of one's own for an act that hurts: it waits for its press. */
  | {
      readonly do: 'confirmReason';
      readonly act: HurtingAct;
      readonly submission: string;
      readonly revision: number;
      readonly note: string;
    }
  /** An act on a record of secrecy, or on a consent. */
  | { readonly do: 'check'; readonly act: CheckActName; readonly subject: string; readonly argument: string }
  /** An act on a person; the undertaking is accepted with what was pressed before it. */
  | {
      readonly do: 'person';
      readonly act: Exclude<PersonActName, 'invite'>;
      readonly subject: string;
      readonly revision: number;
      readonly argument: string;
    }
  /** An act on the ward's rules or days; what stands behind the dots of the press says on which. */
  | {
      readonly do: 'ward';
      readonly act: WardActName;
      readonly argument: string;
      readonly more: string;
      readonly subject: string;
      readonly revision: number;
    }
  /** The words that such an act asked for. */
  | {
      readonly do: 'sayForWard';
      readonly what: WardWords;
      readonly kept: string;
      readonly text: string;
      /** Pictures and documents that came with them, for a page of the portal. */
      readonly files?: readonly PhotoFile[];
      /** The album that the files are part of; `joins`: its first part was offered already. */
      readonly album?: { readonly key: string | null; readonly joins: boolean };
    }
  /** Files that come under words which name the item that they correct. */
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
  /** "thay tệp văn bản 0010 bằng tệp khác"; '' : no number was said. */
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
  /** `isLeft`: the question that is open was left with a word, and is not asked again. */
  | { readonly do: 'preview'; readonly isLeft?: boolean }
  /** The whole text is to be written anew. */
  | { readonly do: 'editText' }
  /** What stands in the draft's file becomes its text. */
  | { readonly do: 'useFileText' }
  /** "gửi" typed alone. */
  | { readonly do: 'sendInWords' }
  /** "hủy" typed alone: asked before a draft is dropped. */
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
  /** A decision was a mistake, or nothing was decided: the way back is offered while there is one. */
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
  /** "đổi A thành B"; what it is otherwise, where A stands nowhere. */
  | {
      readonly do: 'changeWords';
      readonly change: WordChange;
      readonly otherwise: readonly Intent[];
    }
  /** "vì sao hạn ngày 18/12?"; `number` of an item or a question, null: what they sent last. */
  | { readonly do: 'explainDue'; readonly number: number | null }
  | { readonly do: 'listQueue' }
  | { readonly do: 'listUnreached' }
  | { readonly do: 'offerAccountCode' }
  /** "khóa tài khoản chị Lan" */
  | { readonly do: 'offerStanding'; readonly act: 'freeze' | 'unfreeze' | 'remove'; readonly name: string }
  /** Their account is in other hands. */
  | { readonly do: 'stolen' }
  | { readonly do: 'keepPhone'; readonly phone: string }
  /** A page for what this chat cannot carry. */
  | { readonly do: 'offerUpload'; readonly why: string }
  | { readonly do: 'boardLink' }
  /** Asked once: where to call when no message arrives. */
  | { readonly do: 'askPhone' }
  | { readonly do: 'listOwn' }
  | { readonly do: 'listPeople' }
  /** `/nhuanbut`: one's own, or a month's statement. */
  | { readonly do: 'royalties'; readonly month: string }
  | { readonly do: 'periodReport'; readonly period: string }
  | { readonly do: 'register'; readonly name: PaperName; readonly of: string }
  /** A press that opens a paper, or the list behind one of its figures. */
  | { readonly do: 'openPaper'; readonly view: PaperView }
  | ({ readonly do: 'paper' } & PaperWish)
  /** Plan, requests, meetings, units, obligations, contributors: all, or one. */
  | { readonly do: 'boardPage'; readonly page: BoardPage; readonly of: string }
  /** What the ward's loudspeaker reads of a published item. `of`: its code or words of it; '' : it is told how to ask. */
  | { readonly do: 'loudspeaker'; readonly of: string }
  | { readonly do: 'invite'; readonly role: Role; readonly name: string; readonly into?: string }
  /** The code of an invitation; typed in a chat it may be one that links accounts, which no address carries. */
  | {
      readonly do: 'redeem';
      readonly code: string;
      readonly isTyped: boolean;
      readonly otherwise: readonly Intent[];
    }
  /** Free words of somebody who may be asking: their road is found first. */
  | {
      readonly do: 'receive';
      readonly text: string;
      readonly photos: readonly PhotoFile[];
      readonly messageKey: string;
      /** What was waiting for a choice when this came: it becomes a question of its own. */
      readonly before: PendingWords | null;
      /** Pressed **Gửi câu hỏi** first: nothing else is offered instead. */
      readonly isQuestion: boolean;
    }
  /** So few words that they answer what was asked back, or mean what they mean otherwise. */
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
  /** Letters that were handed over to whoever asks. */
  | { readonly do: 'listHandOvers' }
  /** Plain words about a question that is there already; something new when nothing fits. */
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
  /** Somebody is in danger: the numbers at once, and people who hear of it. */
  | { readonly do: 'help'; readonly numbers: readonly EmergencyNumber[]; readonly text: string }
  /** Somebody may be in danger: the numbers in one line above whatever is answered, and a case. */
  | { readonly do: 'mayHelp'; readonly numbers: readonly EmergencyNumber[]; readonly text: string }
  /** Of their own cry for help that is open: that it is over, or more of it. */
  | { readonly do: 'tellCry'; readonly text: string; readonly news: DangerNews }
  /** "thôi tôi không xóa nữa": a deletion that was asked for is taken back, or it means something else. */
  | { readonly do: 'keepData'; readonly otherwise: readonly Intent[] }
  /** Where the sender is: of a cry for help that is open, or what it means otherwise. */
  | { readonly do: 'place'; readonly text: string; readonly otherwise: readonly Intent[] }
  /** The case is named by its code; `act` null: it is shown. */
  | { readonly do: 'dangerByCode'; readonly act: DangerActName | null; readonly code: string; readonly words: string }
  /** An act on a case of danger; `words` null: asked for, where it needs any. */
  | { readonly do: 'danger'; readonly act: DangerActName; readonly danger: string; readonly words: string | null }
  /** Thanks, a greeting, praise: one short answer to all that come together. */
  | { readonly do: 'courteous'; readonly courtesy: Courtesy; readonly text: string }
  /** What somebody wants of the service itself; of several, or none that we know, it is asked which. */
  | {
      readonly do: 'service';
      readonly services: readonly Service[];
      readonly text: string;
      readonly messageKey: string;
    }
  /** **Tin mới** · **Việc khác**: words that may be an item wait for one of the two. */
  | {
      readonly do: 'askWhatItIs';
      readonly text: string;
      readonly messageKey: string;
      /** The part of the open item that was asked for, should they be it. */
      readonly slot?: AskedSlot;
    }
  | {
      readonly do: 'settleHeld';
      readonly choice: HeldChoice | AskedSlot;
      readonly number: number;
    }
  /** "sửa lại là 54 hộ chứ không phải 45"; what it is otherwise, where nothing of an item is put right so. */
  | {
      readonly do: 'offerPutRight';
      readonly text: string;
      readonly messageKey: string;
      readonly code: string | null;
      readonly otherwise: readonly Intent[];
    }
  /** Perhaps said of the item that was shown last: its return with these words is offered. */
  | {
      readonly do: 'remark';
      readonly text: string;
      readonly messageKey: string;
      readonly otherwise: readonly Intent[];
    }
  /** `way`: which of several. */
  | { readonly do: 'makeRight'; readonly number: number; readonly submission: string; readonly way: number }
  /** Something to come, perhaps: asked whether it goes into the plan. */
  | { readonly do: 'askPlan'; readonly text: string; readonly messageKey: string; readonly words: string }
  | { readonly do: 'withdrawByCode'; readonly code: string }
  /** "duyệt bài chị Lan"; what it is otherwise, where no such item is there. */
  | { readonly do: 'itemNamed'; readonly named: ItemInWords; readonly otherwise: readonly Intent[] }
  /** "lấy lại bài 0017"; '' : the last that was taken back. */
  | { readonly do: 'restoreByCode'; readonly code: string }
  /** "tách bài 0008 ra" */
  | { readonly do: 'unmergeByCode'; readonly code: string }
  /** About an own item that was sent: the next words of it, or null where it was only named. */
  | {
      readonly do: 'mendSent';
      readonly code: string | null;
      readonly added: string | null;
      readonly otherwise: readonly Intent[];
    }
  /** **Xem tiếp** of a list of items. @param last id of the last one that was shown */
  | { readonly do: 'listNext'; readonly list: PagedList; readonly last: string }
  | { readonly do: 'listLate' }
  /** "ai đã làm gì hôm nay" */
  | { readonly do: 'listLog' | 'listPublished'; readonly day: LogDay }
  | { readonly do: 'listDays' }
  | { readonly do: 'showProcess' };
