/** Every change on every drawn and every demo picture, and the pairs of real photos where available; takes some minutes. */
import './photo-fingerprint.test.ts';
