import type { NetworkFees } from '@exchange-sim/contract';
import type { Account, BitcoinAccount, EthereumAccount } from '../accounts/account.js';
import { balanceOf } from '../accounts/ethereum-reader.js';
import { usedAddresses } from '../accounts/used-addresses.js';
import { coinsOn } from './bitcoin-coins.js';
import { feeOf, feeRate } from './bitcoin-fees.js';
import { estimateEthereumFees, TOKEN_TRANSFER_GAS, TRANSFER_GAS } from './ethereum-fees.js';
import type { PayinTools } from './payin.js';

type Preference = 'slow' | 'medium' | 'fast';
type ByPreference = Record<Preference, { fee: bigint; max: bigint }>;

/** What a payment from the account costs at most, and the most that can be sent, for each preference. Rejects when the chain is silent. */
export async function networkFees(tools: PayinTools, account: Account): Promise<NetworkFees> {
  const fees =
    account.family === 'bitcoin' ? await bitcoinFees(tools, account) : await ethereumFees(tools, account);
  const text = (value: (one: { fee: bigint; max: bigint }) => bigint) => ({
    slow: String(value(fees.slow)),
    medium: String(value(fees.medium)),
    fast: String(value(fees.fast)),
  });
  return { currency: account.family, ...text(({ fee }) => fee), max: text(({ max }) => max) };
}

async function ethereumFees({ node }: PayinTools, account: EthereumAccount): Promise<ByPreference> {
  const balance = await balanceOf(node, account);
  return byPreference(async (preference) => {
    const gas = account.contract ? TOKEN_TRANSFER_GAS : TRANSFER_GAS;
    const { feeAtomic: fee } = await estimateEthereumFees(node, preference, gas);
    return { fee, max: account.contract ? balance : less(balance, fee) };
  });
}

async function bitcoinFees({ bitcoin: node }: PayinTools, account: BitcoinAccount): Promise<ByPreference> {
  if (!node) throw new Error('the wallet was started without a Bitcoin node');
  const [used, estimates] = await Promise.all([usedAddresses(node, account), node.feeEstimates()]);
  const coins = await coinsOn(node, used);
  const balance = coins.reduce((sum, { amountAtomic }) => sum + amountAtomic, 0n);
  const inputs = Math.max(coins.length, 1);
  return byPreference(async (preference) => {
    const rate = feeRate(estimates, preference);
    // all that can be sent leaves no change
    return { fee: feeOf(inputs, 2, rate), max: less(balance, feeOf(inputs, 1, rate)) };
  });
}

async function byPreference(
  of: (preference: Preference) => Promise<ByPreference[Preference]>,
): Promise<ByPreference> {
  const [slow, medium, fast] = await Promise.all([of('slow'), of('medium'), of('fast')]);
  return { slow, medium, fast };
}

const less = (balance: bigint, fee: bigint): bigint => (balance > fee ? balance - fee : 0n);
