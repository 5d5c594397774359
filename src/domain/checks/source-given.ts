/**
 * Checks for a clear origin (Art. 7). An item without a source cannot be sent; a source that cannot be looked up gets a
 * warning.
 */
import type { Check } from './check.ts';

/** Sources so general that nothing can be verified. */
const vague =
  /^(?:trên |từ |qua )?(?:mạng(?: xã hội)?|internet|facebook|fb|zalo|tiktok|google|sưu tầm|st|nhiều nguồn|tổng hợp)$/iu;

/** A publication must be named with the address of its article. */
const link = /https?:\/\/\S|www\.\S|[a-z0-9]\.(?:vn|com|net|org)(?![a-z0-9])/iu;

/** Blocks an item without a source; warns of a vague source and of a publication without a link. */
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
