/**
 * Patterns of denunciations and complaints, which are not news: they have their own bodies and procedures (Luật Tố cáo
 * 25/2018/QH14, Điều 8: the denouncer's identity is protected; Luật Khiếu nại 02/2011/QH13). Asking where to complain is a
 * question.
 */
import type { Rule } from './rule.ts';

/** A pattern of a denunciation or a complaint, which is routed to its own procedure and is not news. */
export type PetitionRule = Rule<'route'> & {
  readonly kind: 'denunciation' | 'complaint';
  /** True when the writer makes the denunciation or complaint; false for a word that news may contain too. */
  readonly isOwn: boolean;
};

const denunciation = 'Luật Tố cáo 25/2018/QH14, Điều 8 khoản 3';
const complaint = 'Luật Khiếu nại 02/2011/QH13';

/** Patterns of denunciations and complaints. */
export const petitionRules: readonly PetitionRule[] = [
  {
    id: 'PET-DENUNCIATION',
    kind: 'denunciation',
    action: 'route',
    isOwn: true,
    // The heading of such a letter, or a sentence in which the writer denounces.
    expression:
      /^[^\p{L}\n]*đơn[ \t]+tố[ \t]+cáo(?!\p{L})|(?<!\p{L})(?:tôi|chúng[ \t]+tôi|em|cháu|bà[ \t]+con)[ \t]+(?:(?:xin|muốn|(?:làm|viết|gửi)(?:[ \t]+đơn)?)[ \t]+)?(?:đơn[ \t]+)?tố[ \t]+cáo(?!\p{L})/imu,
    origin: denunciation,
  },
  {
    id: 'PET-DEED',
    kind: 'denunciation',
    action: 'route',
    isOwn: false,
    expression:
      /(?<!\p{L})(?:đơn[ \t]+tố[ \t]+cáo|tố[ \t]+giác|nhận[ \t]+hối[ \t]+lộ|ăn[ \t]+chặn|tham[ \t]+ô|bảo[ \t]+kê|vòi[ \t]+vĩnh)(?!\p{L})/iu,
    origin: denunciation,
  },
  {
    id: 'PET-COMPLAINT',
    kind: 'complaint',
    action: 'route',
    isOwn: true,
    expression:
      /^[^\p{L}\n]*đơn[ \t]+khiếu[ \t]+nại(?!\p{L})|(?<!\p{L})(?:(?:tôi|chúng[ \t]+tôi|gia[ \t]+đình[ \t]+tôi)[ \t]+(?:(?:xin|muốn|(?:làm|viết|gửi)(?:[ \t]+đơn)?)[ \t]+)?(?:đơn[ \t]+)?khiếu[ \t]+nại|(?:tôi|chúng[ \t]+tôi)[ \t]+không[ \t]+đồng[ \t]+ý[ \t]+với[ \t]+quyết[ \t]+định)(?!\p{L})/imu,
    origin: complaint,
  },
  {
    id: 'PET-COMPLAINT-WORD',
    kind: 'complaint',
    action: 'route',
    isOwn: false,
    expression: /(?<!\p{L})(?:đơn[ \t]+khiếu[ \t]+nại|không[ \t]+đồng[ \t]+ý[ \t]+với[ \t]+quyết[ \t]+định)(?!\p{L})/iu,
    origin: complaint,
  },
];
