// @ledgerhq/wallet-api-core reads a global Buffer while its modules are evaluated, so this is the entry's first import.
import { Buffer } from 'buffer/';

Object.assign(globalThis, { Buffer });
