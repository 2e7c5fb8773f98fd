import { secp256k1 } from '@noble/curves/secp256k1.js';
import { hexToBytes } from '@noble/hashes/utils.js';
import { NETWORK, p2wpkh, selectUTXO } from '@scure/btc-signer';
import type { BitcoinChain } from '../chains/bitcoin-chain.js';
import { CannotPay, type HotWallet, type Payment, type SignedTransaction } from './hot-wallet.js';

/** Pays bitcoin from one native segwit address, and keeps the change there. */
export class BitcoinWallet implements HotWallet {
  readonly #privateKey: Uint8Array;
  readonly #own: ReturnType<typeof p2wpkh>;

  constructor(
    readonly chain: Pick<BitcoinChain, 'utxos' | 'feeRate'>,
    privateKeyHex: string,
  ) {
    this.#privateKey = hexToBytes(privateKeyHex);
    this.#own = p2wpkh(secp256k1.getPublicKey(this.#privateKey, true), NETWORK);
  }

  async sign({ to, amountAtomic }: Payment): Promise<SignedTransaction> {
    const address = this.#own.address ?? '';
    const [utxos, feePerByte] = await Promise.all([this.chain.utxos(address), this.chain.feeRate()]);
    const inputs = utxos
      .sort((a, b) => `${a.txid}:${a.vout}`.localeCompare(`${b.txid}:${b.vout}`))
      .map(({ txid, vout: index, value: amount }) => ({
        txid,
        index,
        witnessUtxo: { script: this.#own.script, amount },
      }));
    const selected = select(inputs, { address: to, amount: amountAtomic }, address, feePerByte);
    if (!selected?.tx) {
      const has = utxos.reduce((sum, { value }) => sum + value, 0n);
      throw new CannotPay(`the hot wallet has ${has} of ${amountAtomic} satoshi and the network's fee`);
    }
    selected.tx.sign(this.#privateKey);
    selected.tx.finalize();
    return { rawTx: selected.tx.hex, txHash: selected.tx.id, nonce: null };
  }
}

type Inputs = Parameters<typeof selectUTXO>[0];

function select(
  inputs: Inputs,
  output: { address: string; amount: bigint },
  changeAddress: string,
  feePerByte: bigint,
) {
  try {
    return selectUTXO(inputs, [output], 'default', {
      changeAddress,
      feePerByte,
      bip69: true,
      createTx: true,
      network: NETWORK,
    });
  } catch (error) {
    throw new CannotPay(error instanceof Error ? error.message : String(error));
  }
}
