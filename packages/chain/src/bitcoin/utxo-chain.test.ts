import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { account, KINDS, newChain, sign } from '../../test/bitcoin-wallet.js';
import { Rejection } from './rejection.js';
import { decodeTransaction } from './transaction.js';

const bob = account('segwit', 'bob');

test.each(KINDS)('a PSBT signed for a %s account moves exactly what it says', (kind) => {
  const { coin, accept, balance, mine, chain, treasury } = newChain();
  const alice = account(kind);
  const coins = [coin(alice, 3_000_000n), coin(alice, 1_000_000n)];
  const had = balance(treasury);
  const payment = accept({
    coins,
    outputs: [
      { script: bob.script, amountAtomic: 2_345_678n },
      { script: alice.script, amountAtomic: 1_650_000n },
    ],
  });
  expect(balance(bob)).toBe(2_345_678n);
  expect(balance(alice)).toBe(1_650_000n);
  const block = mine();
  expect(block.transactions.map(({ txid }) => txid)).toContain(payment.txid);
  expect(chain.transaction(payment.txid)).toMatchObject({ block, feeAtomic: 4_322n });
  expect(chain.mempool).toEqual([]);
  // fees go to the miner: nothing is lost and nothing is made
  expect(balance(treasury) - had).toBe(4_322n);
});

test('one transaction spends from all four kinds', () => {
  const { coin, accept, balance } = newChain();
  const coins = KINDS.map((kind) => coin(account(kind), 100_000n));
  accept({ coins, outputs: [{ script: bob.script, amountAtomic: 398_000n }] });
  expect(balance(bob)).toBe(398_000n);
});

test('a waiting transaction may be spent from, and is mined before what spends from it', () => {
  const { coin, accept, mine, balance } = newChain();
  const alice = account('segwit');
  const first = accept({
    coins: [coin(alice, 50_000n)],
    outputs: [{ script: bob.script, amountAtomic: 49_000n }],
  });
  const second = accept({
    coins: [{ owner: bob, txid: first.txid, vout: 0, amountAtomic: 49_000n, previous: first.raw }],
    outputs: [{ script: alice.script, amountAtomic: 48_000n }],
  });
  expect(mine().transactions.slice(1)).toEqual([first, second]);
  expect(balance(alice)).toBe(48_000n);
  expect(balance(bob)).toBe(0n);
});

test('the same transaction again: taken while it waits, refused once it is in a block', () => {
  const { coin, accept, mine, chain } = newChain();
  const payment = {
    coins: [coin(account('taproot'), 50_000n)],
    outputs: [{ script: bob.script, amountAtomic: 49_000n }],
  };
  const transaction = accept(payment);
  chain.accept(transaction);
  expect(chain.mempool).toHaveLength(1);
  mine();
  expect(() => chain.accept(transaction)).toThrow(
    new Rejection('Transaction outputs already in utxo set', -27),
  );
});

test('the same calls give the same chain; another seed another one', () => {
  const build = (seed: string) => {
    const { coin, accept, mine, chain } = newChain(seed);
    accept({
      coins: [coin(account('legacy'), 50_000n)],
      outputs: [{ script: bob.script, amountAtomic: 49_000n }],
    });
    mine();
    return [chain.blockAt(0)?.hash, chain.tip.hash];
  };
  expect(build('one')).toEqual(build('one'));
  expect(build('two')[0]).not.toBe(build('one')[0]);
});

test('blocks are linked by their hashes, each over its header and enough work', () => {
  const { chain, mine } = newChain();
  for (let i = 0; i < 20; i++) mine();
  for (let height = 1; height <= chain.tip.height; height++) {
    const block = chain.blockAt(height);
    const once = createHash('sha256')
      .update(block?.header ?? '')
      .digest();
    const hash = createHash('sha256').update(once).digest().reverse().toString('hex');
    expect(block?.hash).toBe(hash);
    expect(Number.parseInt(hash.slice(0, 2), 16)).toBeLessThan(0x80);
    expect(block?.previousHash).toBe(chain.blockAt(height - 1)?.hash);
    expect(chain.blockOf(hash)).toBe(block);
  }
  // the median of eleven blocks, ten minutes apart
  expect(chain.tip.medianTime).toBe(chain.tip.time - 5 * 600);
});

test('a block takes what has room, the rest waits for the next one', () => {
  const { coin, chain, mine, treasury } = newChain();
  const owner = account('segwit');
  const { txid, previous } = coin(owner, 10_000_000n);
  let last = { owner, txid, vout: 0, amountAtomic: 10_000_000n, previous };
  const long = Uint8Array.from([0x6a, ...new Uint8Array(97_400)]);
  // eleven of 390 000 weight units each, one spending from the other
  for (let i = 0; i < 11; i++) {
    const left = last.amountAtomic - 100_000n;
    const raw = sign({
      coins: [last],
      outputs: [
        { script: owner.script, amountAtomic: left },
        { script: long, amountAtomic: 0n },
      ],
    });
    const transaction = decodeTransaction(raw);
    chain.accept(transaction, true);
    last = { owner, txid: transaction.txid, vout: 0, amountAtomic: left, previous: raw };
  }
  const [first, second] = [mine(), mine()];
  expect(first.weight).toBeLessThanOrEqual(4_000_000);
  expect([first.transactions.length, second.transactions.length]).toEqual([11, 2]);
  expect(chain.unspent(treasury.script).length).toBeGreaterThan(0);
});
