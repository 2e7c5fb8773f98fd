import { Buffer } from 'buffer/';

// the SDK reads `Buffer` while it loads
Object.assign(globalThis, { Buffer });
