import { ContractError } from '@exchange-sim/contract';
import type { SwapAsset } from '../market/swap-assets.js';
import { isBitcoinAddress } from './bitcoin-address.js';
import { isEthereumAddress } from './ethereum-address.js';

const FORMS = {
  bitcoin: 'a mainnet address ("bc1…", "1…" or "3…") with a right checksum',
  ethereum: '"0x" and 40 hex digits, in lower case or with a right checksum (EIP-55)',
};

interface Asked {
  field: string;
  in: 'body' | 'query';
  clause: string;
}

/** An address must be one of its currency's chain. @throws ContractError 400 */
export function checkAddress(address: string, { chain, ticker }: SwapAsset, asked: Asked): void {
  if (chain === 'bitcoin' ? isBitcoinAddress(address) : isEthereumAddress(address)) return;
  throw new ContractError(400, 'INVALID_REQUEST_ERROR', `${asked.field} is not an address for ${ticker}.`, {
    ...asked,
    fix: `Send ${FORMS[chain]}.`,
  });
}
