import { secp256k1 } from '@noble/curves/secp256k1.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { p2wpkh, Transaction } from '@scure/btc-signer';
import { Rejection } from './rejection.js';
import { type BitcoinTransaction, decodeTransaction, type TransactionOutput } from './transaction.js';
import type { UtxoChain } from './utxo-chain.js';

/** The key that the first block's coins and all fees belong to. It follows from the seed: coins of this chain are worth nothing. */
export interface Treasury {
  script: Uint8Array;
  /** A signed transaction that pays these outputs. @throws Rejection when there is not enough left. */
  pay(chain: UtxoChain, outputs: readonly TransactionOutput[]): BitcoinTransaction;
}

const FEE_ATOMIC_PER_VBYTE = 2n;
/** One input, change, and what stands around them. */
const BASE_VBYTES = 110n;
const OUTPUT_VBYTES = 43n;

export function createTreasury(seed: string): Treasury {
  const privateKey = sha256(concatBytes(utf8ToBytes('treasury/'), utf8ToBytes(seed)));
  const { script } = p2wpkh(secp256k1.getPublicKey(privateKey));
  return {
    script,
    pay(chain, outputs) {
      const paid = outputs.reduce((sum, { amountAtomic }) => sum + amountAtomic, 0n);
      const fee = FEE_ATOMIC_PER_VBYTE * (BASE_VBYTES + OUTPUT_VBYTES * BigInt(outputs.length));
      const coin = largestCoin(chain, script);
      const change = (coin?.amountAtomic ?? 0n) - paid - fee;
      if (!coin || change < 546n) throw new Rejection('the faucet has not that much left');
      const transaction = new Transaction({
        version: 2,
        allowUnknownOutputs: true,
        disableScriptCheck: true,
      });
      const { txid, vout, amountAtomic } = coin;
      transaction.addInput({ txid, index: vout, witnessUtxo: { script, amount: amountAtomic } });
      for (const output of outputs)
        transaction.addOutput({ script: output.script, amount: output.amountAtomic });
      transaction.addOutput({ script, amount: change });
      transaction.sign(privateKey);
      transaction.finalize();
      return decodeTransaction(transaction.extract());
    },
  };
}

/** Change of what the faucet gave last, or the first block's coins. */
function largestCoin(chain: UtxoChain, script: Uint8Array) {
  return chain
    .unspent(script)
    .reduce<ReturnType<UtxoChain['unspent']>[number] | undefined>(
      (largest, coin) => (largest && largest.amountAtomic >= coin.amountAtomic ? largest : coin),
      undefined,
    );
}
