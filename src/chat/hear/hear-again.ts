/** Undoes a merge or a withdrawal made by mistake: "tách bài 0008 ra", "lấy lại bài 0017, em rút nhầm". */
import { foldForSearch } from '../../domain/text/normalize.ts';
import type { Intent } from './intent.ts';

/** "tách bài 0008 khỏi 0005", "tách 0008 ra": the item named first is split off. Null when the message means something else. */
export const partIn = (text: string): Intent | null => {
  const code = '(?:[a-z]{2}-?\\d{4}-?)?\\d{4,5}';
  const said = new RegExp(
    `^(?:(?:toi|em|cho|xin|hay|gop nham|nham roi|nham)[ ,]+)*(?:tach|bo gop|huy gop)(?: rieng| lai)?(?: (?:bai|tin))? (${code})(?: (?:ra|rieng|lai|khoi|va|voi|bai|tin|nhe|a|giup|${code}))*[ .!]*$`,
    'u',
  );
  const found = said.exec(foldForSearch(text.trim()))?.[1];
  return found ? { do: 'unmergeByCode', code: found } : null;
};

const itemCode = '(?:[a-z]{2}-?\\d{4}-?)?\\d{3,5}';
const opening =
  '^(?:(?:da|vang|a|oi|chet|em|toi|minh|anh|chi|cho|xin|nho|hay|nham roi|rut nham roi|rut nham|bam nham|bam nham roi)[ ,.]+)*';
const ending = '(?:[ ,.]+(?:nhe|nha|a|voi|giup|di|roi|lai|cho|em|toi|(?:rut|bam|huy) nham))*[ .!]*$';
/** "lấy lại bài 0017, em rút nhầm", "cho em lấy lại bài vừa rút": asks to restore a withdrawn item. */
const takenAgain = [
  new RegExp(
    `${opening}(?:lay lai|lay ve|xin lai|khong rut nua|thoi khong rut)(?: (?:bai|tin))?(?: so)? (${itemCode})${ending}`,
    'u',
  ),
  new RegExp(`${opening}(?:rut|huy|xoa|bam rut) nham(?: (?:bai|tin))?(?: so)? (${itemCode})${ending}`, 'u'),
  new RegExp(
    `${opening}(?:lay lai|xin lai|khoi phuc|lay lai giup)(?: (?:em|toi))?(?: giup)?(?: cai)? (?:bai|tin)(?: (?:vua|em vua|toi vua|moi|da))?(?: (?:rut|huy|xoa))(?: nham)?()${ending}`,
    'u',
  ),
  new RegExp(
    `${opening}(?:rut|huy|xoa) nham(?: (?:bai|tin))?(?: roi)?[ ,.]+(?:cho (?:em|toi) )?(?:lay lai|khoi phuc)(?: (?:bai|tin))?()${ending}`,
    'u',
  ),
];

/** Interprets a request to restore a withdrawn item. Null when the message means something else. */
export function againIn(text: string): Intent | null {
  const folded = foldForSearch(text.trim());
  const found = takenAgain.map((pattern) => pattern.exec(folded)).find((each) => each !== null);
  return found ? { do: 'restoreByCode', code: found[1] ?? '' } : null;
}
