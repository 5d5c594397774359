/** The process ends at each place that `npm test` leaves out: some minutes. */
import './crash-points.test.ts';
