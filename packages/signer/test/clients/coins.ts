/** The coins of these tests: as the list of crypto assets describes them, and what is the device's own. @module */
import { ethereumSubConfig, signCoin, signToken } from '@exchange-sim/cal';

export interface Coin {
  ticker: string;
  configuration: Buffer;
  signature: Buffer;
  /** What the CHECK commands are told of the device's own address. */
  addressParameters: Buffer;
  /** An address of the device's default seed. */
  own: string;
}

export const ETHEREUM_PATH = "44'/60'/0'/0/0";
/** Somebody else's. */
export const STRANGER = '0x999999cf1046e68e36E1aA2E0E07105eDDD1f08E';
export const USDC_CONTRACT = '0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48';

const etherOfDevice = { own: '0xDad77910DbDFdE764fC21FCD4E74D71bBACA6D8D', addressParameters: path(44, 60) };

export const ether: Coin = { ...etherOfDevice, ...ethereumCoin('ETH', 18) };
export const usdc: Coin = { ...etherOfDevice, ...ethereumCoin('USDC', 6) };
export const bitcoin: Coin = {
  ...described('BTC', 'Bitcoin', ''),
  own: 'bc1qqtl9jlrwcr3fsfcjj2du7pu6fcgaxl5dsw2vyg',
  addressParameters: Buffer.concat([Buffer.of(2), path(84, 0)]),
};

/** A token as wallets describe it to the Ethereum application, signed with the public key test builds trust. */
export function describedToken(): string {
  const { data, signature } = signToken({ ticker: 'USDC', contract: USDC_CONTRACT, decimals: 6, chainId: 1 });
  return data + signature;
}

function ethereumCoin(ticker: string, decimals: number) {
  return described(
    ticker,
    'Ethereum',
    ethereumSubConfig({ ticker, decimals, chainId: 1n, feeTicker: 'ETH' }),
  );
}

function described(ticker: string, appName: string, subConfig: string) {
  const { data, signature } = signCoin({ ticker, appName, subConfig });
  return { ticker, configuration: Buffer.from(data, 'hex'), signature: Buffer.from(signature, 'hex') };
}

/** `n ‖ n × 4 bytes` of purpose'/coin'/0'/0/0. */
function path(purpose: number, coin: number): Buffer {
  const hardened = [purpose, coin, 0].map((index) => index + 0x8000_0000);
  const words = Buffer.alloc(20);
  for (const [i, index] of [...hardened, 0, 0].entries()) words.writeUInt32BE(index, 4 * i);
  return Buffer.concat([Buffer.of(5), words]);
}
