/** Kills at the places that `npm test` leaves out. */
import './zalo-kills.test.ts';
