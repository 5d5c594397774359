/** Ends the process at each crash point that `npm test` leaves out; takes some minutes. */
import './crash-points.test.ts';
