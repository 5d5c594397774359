/** What an item would earn, and what the ceiling leaves. */
import type { Sentence } from '../facts.ts';
import { formatVnd } from './money.ts';

/** What an item would earn if it were published now; shown to those who may sign it. */
export interface Forecast {
  readonly amountVnd: number;
  /** What the ceiling leaves for this month after what is published; null: there is none. */
  readonly leftVnd: number | null;
}

/** One line; none where no rate governs. */
export const forecastSentence = (forecast: Forecast | null): Sentence | string =>
  forecast === null
    ? ''
    : {
        key: 'card-royalty',
        facts: {
          amount: formatVnd(forecast.amountVnd),
          ceiling: forecast.leftVnd === null ? 'no' : 'yes',
          left: formatVnd(forecast.leftVnd ?? 0),
        },
      };
