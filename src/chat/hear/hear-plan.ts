/** What the board plans, typed after its name: "thêm kế hoạch: Hội thao khối 3; 05/12 7 giờ; Nhà văn hóa; chị Lan". */

import type { PlanPress } from '../../domain/act/plan.ts';
import type { Actor } from '../../domain/actor.ts';
import { isBoard } from '../../domain/roles.ts';
import { said } from '../../domain/words/said.ts';
import type { Intent } from './intent.ts';

/** Accent-free beginnings; what stands behind the colon is what the act is told. */
const named: readonly (readonly [PlanPress, RegExp])[] = [
  ['pl-add', /^(?:them|ghi|lap) (?:vao )?(?:ke hoach|lich)(?: tin bai)?\b\s*[:,–-]?\s*/u],
  ['pl-add', /^them (?=(?:de tai|chu de)\b)/u],
  ['rq-add', /^(?:yeu cau|de nghi)(?: don vi)?(?: cung cap)? (?:tin|thong tin|so lieu)\b\s*[:–-]\s*/u],
  ['mt-add', /^(?:moi|de xuat|trieu tap|them)(?: cuoc)? hop(?: ban)?\b\s*[:–-]\s*/u],
];

const pages = [
  [
    'units',
    /\b(?:khoi|don vi|truong|doan the) nao (?:dang |con )?(?:im lang|im hoi|chua co (?:tin|bai)|khong (?:co|gui) (?:tin|bai))\b|\bsilent units\b/u,
  ],
  [
    'contributors',
    /\b(?:ai|cong tac vien nao|ctv nao) (?:lau |da lau )?(?:chua|khong|it) (?:gui|viet) (?:bai|tin)\b|\bcong tac vien (?:nao )?im lang\b|\bdormant\b/u,
  ],
] as const;

/** Longer ones tell of something. In characters. */
const longestQuestion = 60;

/** Null: it names nothing of the plan. */
export function hearPlan(text: string, actor: Actor): readonly Intent[] | null {
  if (!isBoard(actor.role)) return null;
  const heard = said(text);
  for (const [press, pattern] of named) {
    const found = pattern.exec(heard.folded);
    if (!found) continue;
    const words = heard.text.slice(found[0].length).trim();
    return [{ do: 'paper', press, subject: '', argument: '', words: words === '' ? null : words }];
  }
  const page =
    heard.text.length <= longestQuestion ? pages.find(([, pattern]) => pattern.test(heard.folded)) : undefined;
  return page ? [{ do: 'boardPage', page: page[0], of: '' }] : null;
}
