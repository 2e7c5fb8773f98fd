import { Rejection } from './rejection.js';
import { isPushOnly, isWitnessProgram, kindOf } from './script.js';
import { type BitcoinTransaction, outpointOf, type TransactionOutput } from './transaction.js';

const MAX_MONEY_ATOMIC = 21_000_000n * 100_000_000n;
const MOST_WEIGHT = 400_000;
const LEAST_STRIPPED_SIZE = 65;
const MOST_SCRIPT_SIG = 1_650;
const NO_TXID = '0'.repeat(64);

/** Whether it is the reward of a block rather than a payment. */
export function isCoinbase({ inputs }: Pick<BitcoinTransaction, 'inputs'>): boolean {
  return inputs.length === 1 && inputs[0]?.txid === NO_TXID && inputs[0].vout === 0xffff_ffff;
}

/** What a transaction says that no chain would take, or no node would pass on. @throws Rejection in Bitcoin Core's words */
export function checkTransaction(transaction: BitcoinTransaction): void {
  const { inputs, outputs, version, weight, strippedSize } = transaction;
  refuse(outputs.length === 0, 'bad-txns-vout-empty');
  checkAmounts(outputs);
  refuse(new Set(inputs.map(outpointOf)).size < inputs.length, 'bad-txns-inputs-duplicate');
  refuse(isCoinbase(transaction), 'coinbase');
  refuse(
    inputs.some(({ txid, vout }) => txid === NO_TXID && vout === 0xffff_ffff),
    'bad-txns-prevout-null',
  );
  refuse(version < 1 || version > 3, 'version');
  refuse(weight > MOST_WEIGHT, 'tx-size');
  refuse(
    inputs.some(({ scriptSig }) => scriptSig.length > MOST_SCRIPT_SIG),
    'scriptsig-size',
  );
  refuse(
    inputs.some(({ scriptSig }) => !isPushOnly(scriptSig)),
    'scriptsig-not-pushonly',
  );
  refuse(
    outputs.some(({ script }) => ['unknown', 'empty'].includes(kindOf(script)) && !isWitnessProgram(script)),
    'scriptpubkey',
  );
  refuse(outputs.some(isDust), 'dust');
  refuse(strippedSize < LEAST_STRIPPED_SIZE, 'tx-size-small');
}

function refuse(when: boolean, why: string): void {
  if (when) throw new Rejection(why);
}

function checkAmounts(outputs: readonly TransactionOutput[]): void {
  let total = 0n;
  for (const { amountAtomic } of outputs) {
    // on the wire it is a signed number
    refuse(BigInt.asIntN(64, amountAtomic) < 0n, 'bad-txns-vout-negative');
    refuse(amountAtomic > MAX_MONEY_ATOMIC, 'bad-txns-vout-toolarge');
    total += amountAtomic;
    refuse(total > MAX_MONEY_ATOMIC, 'bad-txns-txouttotal-toolarge');
  }
}

/** Whether spending the output would cost more than a third of it at 1 sat a byte: 546 sat for P2PKH, 294 for P2WPKH. */
function isDust({ amountAtomic, script }: TransactionOutput): boolean {
  if (kindOf(script) === 'op_return') return false;
  const spending = isWitnessProgram(script) ? 67 : 148;
  const size = 8 + (script.length < 253 ? 1 : 3) + script.length + spending;
  return amountAtomic < BigInt(3 * size);
}
