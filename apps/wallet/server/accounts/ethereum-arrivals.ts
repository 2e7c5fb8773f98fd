import { type Hex, isAddressEqual, parseAbiItem } from 'viem';
import type { EthereumAccount } from './account.js';
import type { Arrival } from './chain-reader.js';
import type { EthereumNode } from './ethereum-node.js';

const transfer = parseAbiItem('event Transfer(address indexed from, address indexed to, uint256 value)');

/** Plain transfers of ether, and `Transfer` logs of the accounts' tokens; ether that a contract moves is not seen. */
export async function ethereumArrivals(
  node: EthereumNode,
  accounts: readonly EthereumAccount[],
  number: number,
): Promise<Arrival[]> {
  const block = await node.getBlock({ blockNumber: BigInt(number), includeTransactions: true });
  const isOwn = (address: Hex) => accounts.some((own) => isAddressEqual(own.address, address));
  const accountOf = (to: Hex, contract?: Hex) =>
    accounts.find(
      (own) =>
        isAddressEqual(own.address, to) &&
        (contract && own.contract ? isAddressEqual(own.contract, contract) : contract === own.contract),
    );
  const ether = block.transactions.flatMap(({ hash, from, to, value }) => {
    const account = to && value > 0n && !isOwn(from) ? accountOf(to) : undefined;
    return account ? [arrival(account, value, hash)] : [];
  });
  // Nothing was logged in most blocks.
  if (/^0x0*$/.test(block.logsBloom)) return ether;
  const contracts = accounts.flatMap(({ contract }) => contract ?? []);
  if (contracts.length === 0) return ether;
  const logs = await node.getLogs({
    blockHash: block.hash,
    address: [...new Set(contracts)],
    event: transfer,
    args: { to: [...new Set(accounts.map(({ address }) => address))] },
    strict: true,
  });
  const tokens = logs.flatMap(({ address, args: { from, to, value }, transactionHash }) => {
    const account = value > 0n && !isOwn(from) ? accountOf(to, address) : undefined;
    return account ? [arrival(account, value, transactionHash)] : [];
  });
  return [...ether, ...tokens];
}

const arrival = ({ currency, address }: EthereumAccount, amountAtomic: bigint, transactionHash: string) => ({
  currency,
  address,
  amountAtomic,
  transactionHash,
});
