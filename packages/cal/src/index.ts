/** The simulated Crypto Assets List: partner, coin and token descriptors, signed with Ledger's public test keys. @module */
export { catalogue, currencyRows, type ListedCoin } from './catalogue.js';
export { type CoinConfiguration, ethereumSubConfig, signCoin } from './coin.js';
export {
  type ListedPartner,
  type PartnerCredentials,
  partnerRows,
  type SignedDescriptor,
  signPartner,
  withForeignSignature,
} from './partner.js';
export { signToken, type Token } from './token.js';
