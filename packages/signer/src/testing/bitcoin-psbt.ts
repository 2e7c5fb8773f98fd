import { concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { CompactSize, Transaction } from '@scure/btc-signer';
import type { BitcoinClient } from './bitcoin-client.js';
import {
  fundingOf,
  type OwnOutput,
  scriptOfAddress,
  sized,
  TestAccount,
  uint32le,
  uint64le,
} from './bitcoin-payment.js';

/** Keys (hex) and values of one map. */
export type PsbtMap = Map<string, Uint8Array>;

export interface Psbt {
  global: PsbtMap;
  inputs: PsbtMap[];
  outputs: PsbtMap[];
}

export interface Payment {
  account: TestAccount;
  spends: OwnOutput[];
  to: { address: string; amount: bigint }[];
  change?: OwnOutput;
}

function entry([key, value]: readonly [Uint8Array, Uint8Array]): [string, Uint8Array] {
  return [Buffer.from(key).toString('hex'), value];
}

function inputOf(spent: OwnOutput): PsbtMap {
  const { account, side, index, amount } = spent;
  const { raw, txid } = fundingOf(spent);
  const { script, redeemScript } = account.payment(side, index);
  const map: PsbtMap = new Map([
    ['00', raw],
    ['0e', txid],
    ['0f', uint32le(1)],
    ['10', uint32le(0xfffffffd)],
    entry(account.derivation([0x06, 0x16], side, index)),
  ]);
  if (account.kind !== 'legacy') map.set('01', concatBytes(uint64le(amount), sized(script)));
  if (redeemScript) map.set('04', redeemScript);
  return map;
}

function changeOf({ account, side, index, amount }: OwnOutput): PsbtMap {
  const { script } = account.payment(side, index);
  return new Map([
    ['03', uint64le(amount)],
    ['04', script],
    entry(account.derivation([0x02, 0x07], side, index)),
  ]);
}

/** A PSBT of version 2. */
export function psbtOf({ spends, to, change }: Payment): Psbt {
  const count = (value: number) => CompactSize.encode(BigInt(value));
  const paid = to.map(
    ({ address, amount }): PsbtMap =>
      new Map([
        ['03', uint64le(amount)],
        ['04', scriptOfAddress(address)],
      ]),
  );
  const outputs = [...paid, ...(change ? [changeOf(change)] : [])];
  const global: PsbtMap = new Map([
    ['02', uint32le(2)],
    ['03', uint32le(840_000)],
    ['04', count(spends.length)],
    ['05', count(outputs.length)],
    ['fb', uint32le(2)],
  ]);
  return { global, inputs: spends.map(inputOf), outputs };
}

/** The same transaction as an independent implementation sees it; it says what has to be signed. */
export function transactionOf({ spends, to, change }: Payment): Transaction {
  const transaction = new Transaction({ version: 2, lockTime: 840_000 });
  for (const spent of spends) {
    const txid = fundingOf(spent).txid.toReversed();
    transaction.addInput({ txid, index: 1, sequence: 0xfffffffd });
  }
  for (const { address, amount } of to) transaction.addOutput({ script: scriptOfAddress(address), amount });
  if (change) {
    const { account, side, index, amount } = change;
    transaction.addOutput({ script: account.payment(side, index).script, amount });
  }
  return transaction;
}

export interface PolicyOptions {
  version?: 1 | 2;
  name?: string;
  template?: string;
  keys?: string[];
  hmac?: Uint8Array;
}

/** Gives the id of the account's policy; version 1 has the wildcard behind the key. */
export function knowPolicy(
  client: BitcoinClient,
  account: TestAccount,
  options: PolicyOptions = {},
): Uint8Array {
  const { version = 2, name = '', template = account.template, keys = [account.description] } = options;
  const inVersion1 = template.replaceAll('/**', '');
  const text = utf8ToBytes(version === 1 ? inVersion1 : template);
  const root = client.knowList(keys.map((key) => utf8ToBytes(version === 1 ? `${key}/**` : key)));
  const body = version === 1 ? text : client.know(text);
  const front = [
    Uint8Array.of(version),
    sized(utf8ToBytes(name)),
    CompactSize.encode(BigInt(text.length)),
    body,
  ];
  return client.know(concatBytes(...front, CompactSize.encode(BigInt(keys.length)), root));
}

function knowMaps(client: BitcoinClient, maps: readonly PsbtMap[]): Uint8Array {
  const commitments = maps.map((map) => knowMap(client, map));
  return concatBytes(CompactSize.encode(BigInt(maps.length)), client.knowList(commitments));
}

function knowMap(client: BitcoinClient, map: PsbtMap): Uint8Array {
  return client.knowMap([...map].map(([key, value]) => [hexToBytes(key), value] as const));
}

/** The data of SIGN_PSBT; the client knows all that it commits to. */
export function signPsbtData(
  client: BitcoinClient,
  psbt: Psbt,
  account: TestAccount,
  policy: PolicyOptions = {},
): Uint8Array {
  const { hmac = new Uint8Array(32) } = policy;
  const maps = [knowMap(client, psbt.global), knowMaps(client, psbt.inputs), knowMaps(client, psbt.outputs)];
  return concatBytes(...maps, knowPolicy(client, account, policy), hmac);
}
