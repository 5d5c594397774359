/** Every degree of secrecy in both ink colours, on pages in every orientation. */
import './stamps.test.ts';
