/** Decodes pictures of every format, each of about sixty megapixels. */
import './media-bombs.test.ts';
