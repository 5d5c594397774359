/** Every file of the shared collection, where it is available: a minute of decoding. */
import './media-refusals.test.ts';
