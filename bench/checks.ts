/**
 * Copied texts and repeated photos: how many are found, how many are mistaken, how long it takes. `BENCH_MILLION=1` also measures
 * among a million texts.
 */
import { photoFigures } from './checks-photo.ts';
import { textFigures } from './checks-text.ts';
import type { Figure } from './figure.ts';

/** Both checks of content, texts first. */
export const checks = async (): Promise<readonly Figure[]> => [...(await textFigures()), ...(await photoFigures())];
