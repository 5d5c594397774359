/** The encoder of `qrcode`; the package's types describe only its main entry. */
declare module 'qrcode/lib/core/qrcode.js' {
  export { create } from 'qrcode';
}
