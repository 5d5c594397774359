/** Decoded pictures of every format, each of some sixty megapixels. */
import './media-bombs.test.ts';
