import { Address, OutScript, Transaction } from '@scure/btc-signer';
import type { BitcoinAccount } from '../accounts/account.js';
import type { BitcoinAddress } from '../accounts/bitcoin-keys.js';
import { coins as familyCoins } from '../accounts/currencies.js';
import { usedAddresses } from '../accounts/used-addresses.js';
import { bitcoinPackage, type SignerTransport } from '../ledger-packages.js';
import { pathNumbers } from '../signer/bip32-path.js';
import { type Choice, changeAddress, chooseCoins, coinsOn } from './bitcoin-coins.js';
import { feeOf, feeRate } from './bitcoin-fees.js';
import type { Payin, PayinRequest, PayinTools } from './payin.js';
import { chainAnswers, notEnough } from './payin-failures.js';
import type { BitcoinTransaction } from './raw-transaction.js';

/** Tells that the transaction may be replaced, as Ledger Wallet always does. */
const REPLACEABLE = 0xffff_fffd;

/** A payment in BTC from a native segwit account, with the rest to an address of its own. */
export async function bitcoinPayin(
  { bitcoin: node }: PayinTools,
  { account, transaction, strategy }: PayinRequest<BitcoinAccount, BitcoinTransaction>,
): Promise<Payin> {
  if (!node) throw new Error('the wallet was started without a Bitcoin node');
  const [used, estimates] = await chainAnswers(
    Promise.all([usedAddresses(node, account), node.feeEstimates()]),
  );
  const coins = await chainAnswers(coinsOn(node, used));
  const change = changeAddress(account, used);
  const rate = feeRate(estimates, strategy, transaction);
  const choice = chooseCoins(coins, transaction.amount, rate);
  const currency = familyCoins.bitcoin;
  if (!choice) {
    const balance = coins.reduce((sum, { amountAtomic }) => sum + amountAtomic, 0n);
    const fees = feeOf(Math.max(coins.length, 1), 1, rate);
    throw notEnough({ accountName: account.name, currency, balance, amount: transaction.amount, fees });
  }
  const previous = await chainAnswers(Promise.all(choice.coins.map(({ txid }) => node.transaction(txid))));
  const unsigned = unsignedPayin(transaction, choice, previous, change);
  const own = [...choice.coins.map((coin) => coin.own), change];
  return {
    feeAtomic: choice.feeAtomic,
    feeCurrency: currency,
    sign: (transport) => sign(transport, account, unsigned, own),
    broadcastName: 'POST /tx',
    broadcast: (signed) => node.broadcast(signed),
  };
}

/** @param previous the whole transactions that paid the coins, hex: the application takes no amount without them */
function unsignedPayin(
  { amount, recipient }: BitcoinTransaction,
  { coins, changeAtomic }: Choice,
  previous: readonly string[],
  change: BitcoinAddress,
): Transaction {
  const transaction = new Transaction({ version: 2 });
  for (const [i, { own, txid, index, amountAtomic }] of coins.entries())
    transaction.addInput({
      txid,
      index,
      sequence: REPLACEABLE,
      nonWitnessUtxo: Buffer.from(previous[i] ?? '', 'hex'),
      witnessUtxo: { amount: amountAtomic, script: own.script },
    });
  transaction.addOutput({ script: OutScript.encode(Address().decode(recipient)), amount });
  if (changeAtomic !== undefined) transaction.addOutput({ script: change.script, amount: changeAtomic });
  return transaction;
}

/** Has the Bitcoin application sign it; resolves to the raw transaction. */
async function sign(
  transport: SignerTransport,
  { keys }: BitcoinAccount,
  transaction: Transaction,
  own: readonly BitcoinAddress[],
): Promise<string> {
  const app = new (bitcoinPackage().default)({ transport, currency: 'bitcoin' });
  const { tx } = await app.signPsbtBuffer(Buffer.from(transaction.toPSBT(0)), {
    accountPath: `m/${keys.accountPath}`,
    addressFormat: 'bech32',
    finalizePsbt: true,
    // by the hash within the script: 00 14 ‖ hash
    knownAddressDerivations: new Map(
      own.map(({ script, publicKey, path }) => [
        Buffer.from(script.subarray(2)).toString('hex'),
        { pubkey: Buffer.from(publicKey), path: pathNumbers(path) },
      ]),
    ),
  });
  if (!tx) throw new Error('the Bitcoin application gave no finished transaction');
  return tx;
}
