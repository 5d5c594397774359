/** All checks, one per line. Findings of equal severity are shown in this order. */
import { accusation } from './accusation.ts';
import { advertising } from './advertising.ts';
import type { Check } from './check.ts';
import { childrenShown, dignityAtRisk } from './children-shown.ts';
import { dateAhead, deadlinePassed } from './dates.ts';
import { healthTold } from './health-told.ts';
import { hearsay } from './hearsay.ts';
import { paperFacts } from './paper-facts.ts';
import { personalData } from './personal-data.ts';
import { petition } from './petition.ts';
import { photoBlurred, photoExpected, photoOld, photoSmall } from './photo-quality.ts';
import { photoSeenBefore, photoTwice } from './photo-seen-before.ts';
import { secrecy } from './secrecy.ts';
import { sourceGiven } from './source-given.ts';
import { textSeenBefore } from './text-seen-before.ts';
import { twoEvents } from './two-events.ts';

import { accentsMissing, capitals, relativeDays, titleLowerCase, tooLong } from './writing.ts';

export const checks = [
  secrecy,
  sourceGiven,
  paperFacts,
  petition,
  accusation,
  textSeenBefore,
  photoSeenBefore,
  personalData,
  healthTold,
  childrenShown,
  hearsay,
  advertising,
  dateAhead,
  deadlinePassed,
  photoExpected,
  photoSmall,
  photoBlurred,
  twoEvents,
  relativeDays,
  titleLowerCase,
  accentsMissing,
  capitals,
  tooLong,
  photoTwice,
  photoOld,
  dignityAtRisk,
] as const satisfies readonly Check[];
