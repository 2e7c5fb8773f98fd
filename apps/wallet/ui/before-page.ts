// What must be true before any module of the page is evaluated.
import { Buffer } from 'buffer/';

Object.assign(globalThis, {
  // @ledgerhq/wallet-api-core reads a global Buffer while it is loaded.
  Buffer,
  // The content security policy forbids eval; zod would try it once for each page and leave a complaint in the console.
  __zod_globalConfig: { jitless: true },
});
