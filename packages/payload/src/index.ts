/** The signed payload: protobuf, JWS, limits of the device app. @module */
export { bigintToBytes, bytesToBigint, formatDecimal, parseDecimal, type UDecimal } from './decimal.js';
export type { FundPayload, SellPayload, SwapPayload } from './fields.js';
export {
  type Curve,
  decodeBase64url,
  isPrivateKey,
  type Jws,
  publicKeyOf,
  signPayload,
  verifyPayload,
} from './jws.js';
export { MAX_PAYLOAD_CHARACTERS } from './limits.js';
export { decodeFund, decodeSell, decodeSwap, encodeFund, encodeSell, encodeSwap } from './messages.js';
export { PayloadError } from './payload-error.js';
