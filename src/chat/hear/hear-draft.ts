/** Interprets plain words about the person's own draft: removing a photo or a file, changing the title. */
import { maySubmit } from '../../domain/roles.ts';
import { longestAnswer, slotsIn } from '../../domain/submission/answer.ts';
import { addingLead, readLabels, sourceFrom } from '../../domain/submission/guess.ts';
import { photosOf } from '../../domain/submission/photos-and-files.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import { foldForSearch, foldInPlace } from '../../domain/text/normalize.ts';
import { contrastOfItem, takenOutAs } from '../../domain/words/change.ts';
import { dropIn } from '../../domain/words/drop.ts';
import { foldedText, partsOf } from '../../domain/words/folded-text.ts';
import { hearPress } from './hear-press.ts';
import { fillsOf } from './hear-slot.ts';
import type { Intent } from './intent.ts';
import { say, unlessPending } from './run-command.ts';
import type { Situation } from './situation.ts';

/** "bỏ ảnh 5", "bỏ ảnh 2 và 9", "xóa tệp số 1": removes them from the draft. */
function hearDropped(text: string, draft: Submission): Intent | null {
  const drop = dropIn(text);
  if (!drop) return null;
  const last = photosOf(draft).length;
  return drop.what === 'photo'
    ? {
        do: 'dropPhoto',
        numbers:
          drop.numbers.length > 0
            ? drop.numbers.map((number) => (number === -1 ? last : number))
            : photosOf(draft).map((_, at) => at + 1),
      }
    : { do: 'dropFile', number: drop.numbers[0] ?? 0 };
}

const end = '(?: (?:di|nhe|nha|a|em|giup|voi|roi))*';
const taking = `(?:bo|xoa|go)(?: di| het)?(?: cai| tam| may tam)? (?:anh|hinh)(?: (?:do|nay|kia|tren|vua gui|nham))?${end}`;
const opening = '(?:(?:thoi|a|oi|chet|em|toi|da|vang|xin loi|minh)[ ,]+)*';
/** "nhầm ảnh rồi, bỏ ảnh đi" */
const wrongPhoto = new RegExp(
  `^${opening}(?:${taking}|(?:(?:gui|chup|lay|dang) )?nham (?:anh|hinh)${end}(?:[,.! ]+${taking})?)[.! ]*$`,
  'u',
);
/** "để em gửi ảnh khác", "ảnh mờ quá em chụp lại" */
const otherPhoto = new RegExp(
  `^${opening}(?:(?:anh|hinh)(?: nay)? (?:mo|toi|nhoe|xau) qua[ ,.]*)?${opening}(?:(?:de |cho )?(?:em |toi |minh |tui )?(?:gui|chup|lay) (?:lai )?(?:anh|hinh)(?: khac| lai)?|(?:em |toi )?chup lai|(?:doi|thay) (?:anh|hinh)(?: khac)?)${end}[.! ]*$`,
  'u',
);

/**
 * Words about the draft's photos are not added to its text. A single photo is removed; with several, the person is asked for the
 * number.
 */
function hearPhotos(text: string, draft: Submission): Intent | null {
  const folded = foldForSearch(text.trim());
  const photos = photosOf(draft).length;
  if (wrongPhoto.test(folded)) return photos === 1 ? { do: 'dropPhoto', numbers: [1] } : say('which-photo', { photos });
  return photos > 0 && otherPhoto.test(folded) ? say('more-photos-please') : null;
}

const asked =
  '(?:(?:da|vang|a|oi|em|toi|minh|tui|anh|chi|cho|nho|xin|muon|lam on|vui long|giup|gium|hay|please)[ ,]+)*' +
  '(?:doi|sua|thay|chinh|dat|change|edit)(?: lai)?(?: cai)?(?: the)? (?:tieu de|dau de|tit|title)' +
  '(?: (?:cua )?(?:bai|tin)(?: (?:nay|do|tren))?)?(?: lai)?';
const newTitle = new RegExp(`^${asked}(?:(?: (?:thanh|la|bang|to))? ?:| (?:thanh|la|bang|to) ) ?(?<title>.+)$`, 'du');
const titleAlone = new RegExp(`^${asked}(?: (?:giup|gium|nhe|nha|a|voi|di|please))*[ .!]*$`, 'u');

const takenOut =
  /^(?:(?:em|toi|minh|cho|xin|nho|giup) )*(?:bo|xoa|cat|go)(?: di| giup| gium| cai)* (?:cau|chu|cum tu|doan|tu|dong|phan|y) ["“'‘«] ?(?<words>.+?) ?["”'’»](?: di| giup| nhe| a)*[ .!]*$/du;

/** "bỏ câu “…”": removes the quoted words from the item. */
const hearTakenOut = (text: string): Intent | null => {
  const from = partsOf(foldedText(text), takenOut)?.words;
  return from
    ? {
        do: 'changeWords',
        change: { from, to: '', code: null, isAll: false, isQuoted: true, spoken: takenOutAs },
        otherwise: [],
      }
    : null;
};

/** "bài 0016 có 160 người chứ không phải 60": corrects the named item, even while another is being written. */
const hearContrast = (text: string, actor: Situation['actor']): Intent | null => {
  const change = maySubmit(actor.role) ? contrastOfItem(foldedText(text)) : null;
  return change && { do: 'changeWords', change, otherwise: [] };
};

/**
 * "thêm: …" without a draft, or "sửa nội dung bài 0004": about an item that was sent. Null when the text means something else.
 */
export function hearAboutSent(text: string, messageKey: string, { actor, draft, memory }: Situation): Intent | null {
  if (!maySubmit(actor.role) || memory.open !== null) return null;
  const contrast = hearContrast(text, actor) ?? (draft ? null : hearTakenOut(text));
  if (contrast) return contrast;
  const lead = addingLead(text);
  const added = text.slice(lead.length).trim();
  const otherwise: readonly Intent[] = [{ do: 'askWhatItIs', text, messageKey }];
  if (!draft && lead !== '' && added !== '') return { do: 'mendSent', code: null, added, otherwise };
  const named =
    /^(?:(?:toi|em|minh|cho|xin|muon) )*(?:sua|chinh|doi)(?: lai)?(?: noi dung)? (?:bai|tin|van ban)(?: so)? (?<code>(?:[a-z]{2}-?\d{4}-?)?\d{3,5})[ .]*$/u.exec(
      foldForSearch(text.trim()),
    );
  return named ? { do: 'mendSent', code: named.groups?.code ?? '', added: null, otherwise } : null;
}

/**
 * "đổi tiêu đề thành: …" sets the title, "sửa đầu đề" asks for it. Neither is added to the text, nor is a request to remove
 * words. Null when the text means something else.
 */
export function hearDraftWords(text: string, messageKey: string, situation: Situation): readonly Intent[] | null {
  const { actor, draft, memory } = situation;
  const isFree = memory.open === null || memory.open.ask === 'slot' || memory.open.ask === 'pending';
  if (!maySubmit(actor.role) || !isFree || text.trim().includes('\n')) return null;
  const dropped = draft && (hearDropped(text, draft) ?? hearPhotos(text, draft));
  if (dropped) return [dropped];
  const isWitness = sourceFrom(text).kind === 'witness';
  // A repeated witness statement is neither a paragraph nor a new item.
  if (draft && isWitness)
    return (draft.content.source ?? readLabels(draft.content.parts.flatMap((part) => part.text.split('\n'))).source)
      ? [say('source-known')]
      : [{ do: 'fill', fill: { slot: 'witness' }, subject: '', messageKey }];
  // A date alone, or a line with the name of its slot, fills that slot even if it was not asked for.
  const slots = draft && memory.open?.ask !== 'slot' ? slotsIn(text, null, situation.today) : null;
  if (slots) return [...unlessPending(situation), ...fillsOf(slots, messageKey)];
  const gone = draft && hearTakenOut(text);
  if (gone) return [...unlessPending(situation), gone];
  const heard = foldedText(text);
  const title = partsOf(heard, newTitle)
    ?.title?.replace(/^["“'‘«](.*)["”'’»][.]?$/u, '$1')
    .trim();
  if (!title && !titleAlone.test(heard.folded)) return null;
  if (!draft) return [say('issue-no-draft')];
  if (!title) return hearPress({ action: 'slot.title', subject: draft.id, revision: draft.revision }, situation);
  if (title.length > longestAnswer.title) return [say('words-too-long', { most: longestAnswer.title })];
  return [...unlessPending(situation), { do: 'fill', fill: { slot: 'title', text: title }, subject: '', messageKey }];
}

const lead =
  /^(?:(?:toi|em|minh|cho|nho|xin|muon|can)\s+)*(?:dang|gui|nop)\s+(?:tin|bai|van ban|cong van|quyet dinh)\s*:\s*(?=\S)/u;

/** "tôi muốn đăng văn bản: Quyết định số …": removes the words addressed to us from the item's text. */
export const withoutLead = (text: string): string => text.slice(lead.exec(foldInPlace(text))?.[0].length ?? 0);
