/** Art. 8.1.d: statistics, immediately after the written report is sent. */
import type { Category } from './category.ts';

export const statistics = {
  deadline: 'statistics',
  clock: 'sending',
  expectsPhotos: false,
} as const satisfies Category;
