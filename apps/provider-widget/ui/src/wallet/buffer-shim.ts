import { Buffer } from 'buffer/';

// The exchange SDK and the Wallet API client read `Buffer` while they load: this file is imported before them.
Object.assign(globalThis, { Buffer: globalThis.Buffer ?? Buffer });
