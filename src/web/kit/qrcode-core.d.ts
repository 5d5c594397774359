/** The part of `qrcode` that makes the code and draws nothing; the package's types are of its front door. */
declare module 'qrcode/lib/core/qrcode.js' {
  export { create } from 'qrcode';
}
