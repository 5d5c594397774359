/** Kills at the crash points that `npm test` leaves out. */
import './zalo-kills.test.ts';
