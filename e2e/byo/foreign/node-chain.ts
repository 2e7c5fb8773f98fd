/** What the provider asks of an Ethereum node, by plain JSON-RPC. @module */

const HALF_ETHER = 5n * 10n ** 17n;

async function rpc(url: string, method: string, ...params: unknown[]): Promise<string> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
  });
  const { result, error } = (await response.json()) as { result: string; error?: { message: string } };
  if (error) throw new Error(`${method}: ${error.message}`);
  return result;
}

/** Wei of an account. */
export const balanceOf = async (url: string, address: string): Promise<bigint> =>
  BigInt(await rpc(url, 'eth_getBalance', address, 'latest'));

/** Smallest units of a token in an account. */
export const tokenBalanceOf = async (url: string, token: string, address: string): Promise<bigint> =>
  BigInt(
    await rpc(
      url,
      'eth_call',
      { to: token, data: `0x70a08231${address.slice(2).padStart(64, '0')}` },
      'latest',
    ),
  );

/** Sends wei from an account of the test chain, which needs no key there; gives the transaction's hash. */
export async function pay(url: string, from: string, to: string, amount: bigint): Promise<string> {
  await rpc(url, 'anvil_setBalance', from, `0x${(amount + HALF_ETHER).toString(16)}`);
  await rpc(url, 'anvil_impersonateAccount', from);
  return rpc(url, 'eth_sendTransaction', { from, to, value: `0x${amount.toString(16)}` });
}
