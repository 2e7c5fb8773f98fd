import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { signWithEthereumCalTestKey } from './ledger-test-key.js';
import type { SignedDescriptor } from './partner.js';
import { sized } from './sized.js';

/** An ERC-20 token as the Ethereum application is told of it. */
export interface Token {
  /** 1 to 50 bytes, as the signer shows it. */
  ticker: string;
  /** Contract, 20 bytes as hex with or without 0x. */
  contract: string;
  decimals: number;
  /** At most 32 bits fit in. */
  chainId: number;
}

/**
 * What PROVIDE_ERC20_TOKEN_INFO (INS 0A of the Ethereum application) takes: `data` followed by `signature`. `data` is
 * `length ‖ ticker ‖ contract ‖ decimals (4) ‖ chain id (4)`, signed without the length with the application's public TEST key.
 * Throws a `RangeError` when a part does not fit.
 */
export function signToken({ ticker, contract, decimals, chainId }: Token): SignedDescriptor {
  const address = contract.replace(/^0x/, '');
  if (!/^[0-9a-fA-F]{40}$/.test(address))
    throw new RangeError(`token ${ticker}: contract must be 20 bytes: 40 hex digits.`);
  const numbers = new DataView(new ArrayBuffer(8));
  for (const [i, number] of [decimals, chainId].entries()) {
    if (!Number.isInteger(number) || number < 0 || number > 0xffff_ffff)
      throw new RangeError(`token ${ticker}: ${number} does not fit into 4 bytes.`);
    numbers.setUint32(4 * i, number);
  }
  const name = sized(`token ${ticker}: ticker`, utf8ToBytes(ticker), 1, 50);
  const data = Uint8Array.from([...name, ...hexToBytes(address), ...new Uint8Array(numbers.buffer)]);
  return { data: bytesToHex(data), signature: signWithEthereumCalTestKey(data.subarray(1)) };
}
