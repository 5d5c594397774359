/** Art. 7: a clear origin. Without a source nothing is sent; a source that nobody can look up is remarked on. */
import type { Check } from './check.ts';

/** Places where everything can be found and nothing can be checked. */
const vague =
  /^(?:trên |từ |qua )?(?:mạng(?: xã hội)?|internet|facebook|fb|zalo|tiktok|google|sưu tầm|st|nhiều nguồn|tổng hợp)$/iu;

/** Another publication is named with the address at which its article stands. */
const link = /https?:\/\/\S|www\.\S|[a-z0-9]\.(?:vn|com|net|org)(?![a-z0-9])/iu;

export const sourceGiven: Check = {
  id: 'source-given',
  find: ({ source }) => {
    const detail =
      source?.detail
        .normalize('NFC')
        .trim()
        .replace(/[.!]+$/u, '') ?? '';
    if (!source || (source.kind !== 'witness' && detail === '')) {
      return [{ check: 'source-given', key: 'check-source-missing', severity: 'block', facts: {}, evidence: [] }];
    }
    const evidence = [{ where: 'source' as const, number: 1, start: 0, end: source.detail.length }];
    if (source.kind === 'publication' && !link.test(detail)) {
      return [
        {
          check: 'source-given',
          key: 'check-source-unlinked',
          severity: 'warning',
          facts: { source: detail },
          evidence,
        },
      ];
    }
    if (source.kind === 'witness' || !vague.test(detail)) return [];
    return [
      { check: 'source-given', key: 'check-source-vague', severity: 'warning', facts: { source: detail }, evidence },
    ];
  },
};
