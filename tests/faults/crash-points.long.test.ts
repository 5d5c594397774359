/** The process ends at each place that has a name, also at those that `npm test` leaves out: some minutes. */
import './crash-points.test.ts';
