/** The embedded signer: the Exchange application with its library applications, screens, and Speculos' REST API. */
export { deriveBitcoinAccount, deriveEthereumAddresses } from './derive-accounts.js';
export { type ScreenModelName, screenModels } from './screens/models.js';
export { type Signer, type SignerOptions, startSigner } from './start-signer.js';
