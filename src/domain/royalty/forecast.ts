/** The royalty that an item would earn, and what the ceiling leaves. */
import type { Sentence } from '../facts.ts';
import { formatVnd } from './money.ts';

/** The royalty of an item if it were published now; shown to people who may sign it. */
export interface Forecast {
  readonly amountVnd: number;
  /** What the ceiling leaves for this month after the published items; null: there is no ceiling. */
  readonly leftVnd: number | null;
}

/** One line; '' if no rate applies. */
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
