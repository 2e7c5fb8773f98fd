/** The simulated Crypto Assets List: partner and coin descriptors, signed with Ledger's public test key. @module */
export {
  type CoinConfiguration,
  catalogue,
  currencyRows,
  ethereumSubConfig,
  type ListedCoin,
  signCoin,
} from './coin.js';
export {
  type ListedPartner,
  type PartnerCredentials,
  partnerRows,
  type SignedDescriptor,
  signPartner,
} from './partner.js';
