import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ControlledClock, SystemClock } from '@exchange-sim/clock';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { account, sign } from '../../test/bitcoin-wallet.js';
import { type BitcoinOptions, type RunningBitcoin, startBitcoin } from './start-bitcoin.js';

const alice = account('segwit');
const bob = account('wrapped', 'bob');
const running: RunningBitcoin[] = [];

async function start(options: Partial<BitcoinOptions> = {}) {
  const clock = new ControlledClock(1_800_000_000_000);
  clock.freeze();
  const fund = [{ address: alice.address, amountAtomic: 5_000_000n }];
  const bitcoin = await startBitcoin({ port: 0, clock, blockSeconds: 600, fund, ...options });
  running.push(bitcoin);
  const ask = async (path: string, body?: string) => {
    const response = await fetch(bitcoin.url + path, body === undefined ? {} : { method: 'POST', body });
    const text = await response.text();
    const isJson = response.headers.get('content-type') === 'application/json';
    return { status: response.status, text, json: isJson ? JSON.parse(text) : undefined };
  };
  const get = async (path: string) => {
    const { json, text } = await ask(path);
    return json ?? text;
  };
  /** A payment of Alice's oldest coin to Bob, not sent yet. */
  const payment = async (amountAtomic: bigint, feeAtomic: bigint) => {
    const [{ txid, vout, value }] = await get(`/address/${alice.address}/utxo`);
    const previous = Buffer.from(await get(`/tx/${txid}/hex`), 'hex');
    return Buffer.from(
      sign({
        coins: [{ owner: alice, txid, vout, amountAtomic: BigInt(value), previous }],
        outputs: [
          { script: bob.script, amountAtomic },
          { script: alice.script, amountAtomic: BigInt(value) - amountAtomic - feeAtomic },
        ],
      }),
    ).toString('hex');
  };
  return { bitcoin, clock, ask, get, payment };
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((bitcoin) => bitcoin.close()));
});

test('a payment is sent, waits, is mined by the clock and told in Esplora’s words', async () => {
  const { clock, ask, get, payment } = await start();
  expect(await get('/blocks/tip/height')).toBe('1');
  const hex = await payment(1_234_567n, 1_000n);
  const { status, text: txid } = await ask('/tx', hex);
  expect(status).toBe(200);
  expect(await get(`/tx/${txid}/status`)).toEqual({ confirmed: false });
  expect(await get('/mempool')).toMatchObject({ count: 1, total_fee: 1_000 });
  expect(await get(`/address/${bob.address}`)).toMatchObject({
    chain_stats: { funded_txo_sum: 0, tx_count: 0 },
    mempool_stats: { funded_txo_sum: 1_234_567, spent_txo_sum: 0, tx_count: 1 },
  });
  clock.advance(600_000);
  expect(await get('/blocks/tip/height')).toBe('2');
  const hash = await get('/blocks/tip/hash');
  const confirmed = {
    confirmed: true,
    block_height: 2,
    block_hash: hash,
    block_time: 1_800_000_600,
  };
  expect(await get(`/tx/${txid}/status`)).toEqual(confirmed);
  expect(await get(`/tx/${txid}`)).toEqual({
    txid,
    version: 2,
    locktime: 0,
    vin: [
      {
        txid: expect.stringMatching(/^[0-9a-f]{64}$/),
        vout: 0,
        prevout: {
          scriptpubkey: Buffer.from(alice.script).toString('hex'),
          scriptpubkey_asm: `OP_0 OP_PUSHBYTES_20 ${Buffer.from(alice.script.slice(2)).toString('hex')}`,
          scriptpubkey_type: 'v0_p2wpkh',
          scriptpubkey_address: alice.address,
          value: 5_000_000,
        },
        scriptsig: '',
        scriptsig_asm: '',
        witness: [expect.any(String), Buffer.from(alice.publicKey).toString('hex')],
        is_coinbase: false,
        sequence: 0xffff_ffff,
      },
    ],
    vout: [
      {
        scriptpubkey: Buffer.from(bob.script).toString('hex'),
        scriptpubkey_asm: `OP_HASH160 OP_PUSHBYTES_20 ${Buffer.from(bob.script.slice(2, 22)).toString('hex')} OP_EQUAL`,
        scriptpubkey_type: 'p2sh',
        scriptpubkey_address: bob.address,
        value: 1_234_567,
      },
      expect.objectContaining({ scriptpubkey_address: alice.address, value: 3_764_433 }),
    ],
    size: hex.length / 2,
    weight: expect.any(Number),
    fee: 1_000,
    status: confirmed,
  });
  expect(await get(`/address/${bob.address}/utxo`)).toEqual([
    { txid, vout: 0, status: confirmed, value: 1_234_567 },
  ]);
  expect((await get(`/address/${bob.address}/txs`)).map((row: { txid: string }) => row.txid)).toEqual([txid]);
  expect(await get(`/tx/${txid}/hex`)).toBe(hex);
  expect(await get(`/tx/${txid}/outspends`)).toEqual([{ spent: false }, { spent: false }]);
  const [reward] = await get(`/block/${hash}/txs`);
  expect(reward.vin[0]).toMatchObject({ prevout: null, is_coinbase: true });
  expect(reward.vout[0].value).toBe(1_000);
  expect(await get(`/block/${hash}/txids`)).toEqual([reward.txid, txid]);
  expect(await get(`/block/${hash}`)).toMatchObject({
    id: hash,
    height: 2,
    timestamp: 1_800_000_600,
    tx_count: 2,
    previousblockhash: await get('/block-height/1'),
    mediantime: 1_800_000_000,
    bits: 0x207fffff,
  });
});

test('fees are asked for what they are, from fast to slow', async () => {
  const { get } = await start();
  const rates: Record<string, number> = await get('/fee-estimates');
  expect(rates).toMatchObject({ 1: 12, 6: 6, 144: 1, 1008: 1 });
  const inOrder = Object.entries(rates).sort(([a], [b]) => Number(a) - Number(b));
  expect(inOrder.map(([, rate]) => rate)).toEqual(Object.values(rates).toSorted((a, b) => b - a));
});

test('the faucet gives exactly what was asked', async () => {
  const { ask, get, clock } = await start();
  const body = JSON.stringify({ address: bob.address, amountAtomic: '1000000' });
  const [first, second] = [await ask('/faucet', body), await ask('/faucet', body)];
  expect(first.json.txid).not.toBe(second.json.txid);
  clock.advance(600_000);
  const utxos: { txid: string; value: number }[] = await get(`/address/${bob.address}/utxo`);
  expect(utxos.map(({ txid, value }) => [txid, value])).toEqual([
    [first.json.txid, 1_000_000],
    [second.json.txid, 1_000_000],
  ]);
});

test('blocks follow the clock; a jump of a year mines a bounded number of them', async () => {
  const { clock, get } = await start();
  clock.advance(599_999);
  expect(await get('/blocks/tip/height')).toBe('1');
  clock.advance(1);
  expect(await get('/blocks/tip/height')).toBe('2');
  clock.advance(365 * 24 * 3_600_000);
  const [newest, ...others] = await get('/blocks');
  expect(newest.timestamp).toBe(Math.floor(clock.now() / 1000));
  expect(newest.height).toBeLessThan(40);
  expect(others).toHaveLength(9);
});

test('whoever listens hears of the tip, then of transactions and blocks', async () => {
  const { bitcoin, ask, get, payment, clock } = await start();
  const gone = new AbortController();
  const response = await fetch(`${bitcoin.url}/events`, { signal: gone.signal });
  expect(response.headers.get('content-type')).toBe('text/event-stream');
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let heard = '';
  const events = async (count: number) => {
    while (heard.split('\n\n').length <= count) heard += (await reader?.read())?.value ?? '';
    return heard
      .split('\n\n')
      .slice(0, count)
      .map((line) => JSON.parse(line.replace(/^data: /, '')));
  };
  expect(await events(1)).toEqual([{ type: 'block', height: 1, hash: await get('/block-height/1') }]);
  const { text: txid } = await ask('/tx', await payment(10_000n, 500n));
  clock.advance(600_000);
  expect((await events(3)).slice(1)).toEqual([
    { type: 'tx', txid },
    { type: 'block', height: 2, hash: await get('/block-height/2') },
  ]);
  gone.abort();
});

describe('what cannot be answered', () => {
  const faucet = (body: unknown) => ['/faucet', JSON.stringify(body)] as const;
  const none = 'ab'.repeat(32);

  test.each<readonly [string, string | undefined, number, string]>([
    ['/nowhere', undefined, 404, 'endpoint does not exist "/nowhere"'],
    ['/tx/xyz', undefined, 400, 'Invalid hex string'],
    [`/tx/${none}`, undefined, 404, 'Transaction not found'],
    [`/tx/${none}/outspend/x`, undefined, 400, 'Invalid number'],
    [`/block/${none}`, undefined, 404, 'Block not found'],
    ['/block-height/-1', undefined, 400, 'Invalid number'],
    ['/block-height/9', undefined, 404, 'Block not found'],
    ['/blocks/99999999999', undefined, 400, 'Invalid number'],
    ['/address/bc1q', undefined, 400, 'Invalid Bitcoin address'],
    ['/address/%00/utxo', undefined, 400, 'Invalid Bitcoin address'],
    [...faucet({ address: 'bc1q', amountAtomic: '1000' }), 400, 'Invalid Bitcoin address'],
    [...faucet({ address: alice.address, amountAtomic: 1000 }), 400, 'amountAtomic must be a string'],
    [...faucet({ address: alice.address, amountAtomic: '-1' }), 400, 'amountAtomic must be a string'],
    [...faucet({ address: alice.address, amountAtomic: '1' }), 400, '"message":"dust"'],
    [...faucet({ address: alice.address, amountAtomic: '9'.repeat(16) }), 400, 'has not that much left'],
    [...faucet(null), 400, 'address must be a string'],
    ['/faucet', '{', 400, 'The body is not JSON'],
    ['/tx', '', 400, '{"code":-22,"message":"TX decode failed. Make sure the tx has at least one input."}'],
    ['/tx', '0'.repeat(1_000_001), 413, 'the body has more than 1000000 bytes'],
  ])('%s is answered %#', async (path, body, status, text) => {
    const { ask } = await start();
    const answer = await ask(path, body);
    expect([answer.status, answer.text]).toEqual([status, expect.stringContaining(text)]);
  });

  test('a payment that is changed on its way is refused in the node’s words', async () => {
    const { ask, payment, get } = await start();
    const hex = await payment(10_000n, 500n);
    const changed = hex.replace(/1027000000000000/, '1127000000000000');
    expect(await ask('/tx', changed)).toMatchObject({
      status: 400,
      text: 'sendrawtransaction RPC error: {"code":-26,"message":"mandatory-script-verify-flag-failed (Signature must be zero for failed CHECK(MULTI)SIG operation)"}',
    });
    expect(await get('/mempool/txids')).toEqual([]);
  });

  describe('anything at all', () => {
    let node: Awaited<ReturnType<typeof start>>;
    beforeEach(async () => {
      node = await start();
    });

    test('sent as a transaction is refused with 4xx, and the chain goes on', async () => {
      const hex = await node.payment(10_000n, 500n);
      const near = fc
        .tuple(fc.nat(hex.length - 1), fc.stringMatching(/^[0-9a-f]{1,4}$/))
        .map(([at, digits]) => hex.slice(0, at) + digits + hex.slice(at + digits.length))
        .filter((text) => text !== hex);
      await fc.assert(
        fc.asyncProperty(fc.oneof(near, fc.string(), fc.string({ unit: 'binary' })), async (body) => {
          const { status, text } = await node.ask('/tx', body);
          expect(status).toBe(400);
          expect(text).toMatch(/^sendrawtransaction RPC error: \{"code":-2[256],"message":"[^"]+"\}$/);
        }),
        { numRuns: 40 },
      );
      expect((await node.ask('/tx', hex)).status).toBe(200);
    });

    test('asked for is answered with 200 or 4xx', async () => {
      const part = fc.oneof(
        fc.constantFrom('tx', 'block', 'blocks', 'address', 'txs', 'utxo', 'tip', alice.address, none),
        fc.webSegment({ size: 'small' }),
        fc.nat().map(String),
      );
      await fc.assert(
        fc.asyncProperty(fc.array(part, { maxLength: 5 }), async (parts) => {
          const { status } = await node.ask(`/${parts.join('/')}`);
          expect([200, 400, 404]).toContain(status);
        }),
      );
    });
  });
});

test('a kept chain goes on where it was, with what waited, and funds only whom it does not know', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bitcoin-'));
  const stateFile = join(folder, 'nested', 'bitcoin.state');
  const first = await start({ stateFile });
  first.clock.advance(1_200_000);
  await first.bitcoin.rest();
  const { text: txid } = await first.ask('/tx', await first.payment(10_000n, 500n));
  const tip = await first.get('/blocks/tip/hash');
  await first.bitcoin.close();
  // as if the machine had died in the middle of a line
  await appendFile(stateFile, '{"block":18');

  const fund = [
    { address: alice.address, amountAtomic: 5_000_000n },
    { address: account('taproot', 'carol').address, amountAtomic: 7_000n },
  ];
  const { get } = await start({ stateFile, fund });
  expect(await get('/block-height/3')).toBe(tip);
  expect(await get(`/tx/${txid}/status`)).toMatchObject({ confirmed: true, block_height: 4 });
  expect(await get(`/address/${fund[1]?.address}/utxo`)).toMatchObject([{ value: 7_000 }]);
  expect(await get(`/address/${alice.address}/utxo`)).toMatchObject([{ txid, value: 4_989_500 }]);
  await rm(folder, { recursive: true });
});

test('the same history gives the same file and the same hashes', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bitcoin-'));
  const runs: string[][] = [];
  for (const name of ['one', 'two']) {
    const stateFile = join(folder, name);
    const { ask, get, payment, clock, bitcoin } = await start({ stateFile });
    await ask('/tx', await payment(10_000n, 500n));
    clock.advance(600_000);
    runs.push([await get('/blocks/tip/hash')]);
    await bitcoin.close();
    runs.at(-1)?.push(await readFile(stateFile, 'utf8'));
  }
  expect(runs[0]).toEqual(runs[1]);
  await rm(folder, { recursive: true });
});

test('what cannot be started is said in one sentence', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bitcoin-'));
  const stateFile = join(folder, 'bitcoin.state');
  const unusable = `${stateFile} cannot be used: delete that file`;
  await writeFile(stateFile, 'not a state\n');
  await expect(start({ stateFile })).rejects.toThrow(unusable);
  await writeFile(stateFile, '{"genesis":1,"seed":"another"}\n');
  await expect(start({ stateFile })).rejects.toThrow(unusable);
  await writeFile(stateFile, '{"genesis":1,"seed":"exchange-sim"}\n{"tx":"00"}\n');
  await expect(start({ stateFile })).rejects.toThrow(unusable);
  await rm(folder, { recursive: true });

  const { bitcoin } = await start();
  const port = Number(new URL(bitcoin.url).port);
  await expect(start({ port })).rejects.toThrow(`port ${port} is taken, so Bitcoin cannot start`);
  await expect(start({ fund: [{ address: 'bc1q', amountAtomic: 1_000n }] })).rejects.toThrow(
    'bc1q is no Bitcoin address of mainnet',
  );
});

test('on a running clock blocks come by themselves', async () => {
  const { bitcoin, get } = await start({ clock: new SystemClock(), blockSeconds: 0.05 });
  const response = await fetch(`${bitcoin.url}/events`);
  const reader = response.body?.getReader();
  await reader?.read();
  await reader?.read();
  expect(Number(await get('/blocks/tip/height'))).toBeGreaterThanOrEqual(2);
  await reader?.cancel();
});
