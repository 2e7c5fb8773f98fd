/** Chain ids of the networks the application knows without being told, by the ticker of their native coin. */
const chainsByTicker: Record<string, readonly number[]> = {
  ETH: [
    1, 3, 4, 5, 10, 138, 288, 300, 324, 1101, 1135, 1868, 1923, 1924, 1946, 3776, 4202, 8453, 17000, 42161,
    59141, 59144, 60808, 81457, 84532, 421_614, 534_351, 534_352, 534_353, 543_210, 11_155_111, 11_155_420,
    168_587_773,
  ],
  FLR: [14, 16],
  SGB: [19],
  KAI: [24],
  CRO: [25],
  RBTC: [30],
  TLOS: [40],
  LYX: [42],
  XDC: [50],
  TXDC: [51],
  BNB: [56],
  SYS: [57],
  ETC: [61],
  OKT: [66],
  MTR: [82],
  POA: [99],
  xDAI: [100, 10200],
  VLX: [106],
  POL: [137],
  S: [146],
  OKB: [196],
  BTT: [199],
  EWT: [246],
  OAS: [248],
  FTM: [250],
  KCS: [321],
  SDN: [336],
  PLS: [369],
  ASTR: [592],
  WAN: [888],
  tPLS: [943],
  HYPE: [999],
  CFX: [1030],
  METIS: [1088],
  CORE: [1116],
  GLMR: [1284],
  MOVR: [1285],
  SEI: [1329],
  CUBE: [1818],
  BITCI: [1907],
  KAVA: [2222],
  LYXt: [4201],
  IOTX: [4689, 4690],
  XVM: [4919],
  MNT: [5000, 5003],
  FTN: [5165],
  ZETA: [7000],
  BROCK: [7171],
  SHFT: [7341],
  KAIA: [8217],
  EVMOS: [9001],
  NUM: [10507],
  NRG: [39797],
  CELO: [42220],
  XTZ: [42793],
  AVAX: [43114],
  aCELO: [44787],
  GAS: [47763, 12_227_332],
  ETN: [52014, 5_201_420],
  bCELO: [62320],
  MTV: [62621],
  VOLTA: [73799],
  BERA: [80094],
  DIONE: [153_153],
  BTC: [200_810, 200_901],
  TCR: [20_531_811, 20_531_812],
  NEON: [245_022_926, 245_022_934],
  LUMIA: [994_873_017],
  ONE: [1_666_600_000, 1_666_600_001],
  PALM: [11_297_108_109],
};

const tickers = new Map(
  Object.entries(chainsByTicker).flatMap(([ticker, chains]) =>
    chains.map((id) => [BigInt(id), ticker] as const),
  ),
);

export const UNKNOWN_TICKER = '???';
const MAINNET = 1n;

/** Ticker of the native coin of a chain, `announced` being those a wallet provided with a signed descriptor. */
export function nativeTicker(chainId: bigint, announced?: ReadonlyMap<bigint, string>): string {
  return announced?.get(chainId) ?? tickers.get(chainId) ?? UNKNOWN_TICKER;
}

/** Chain 0 in a configuration means that of the application itself. */
export function orMainnet(chainId: bigint): bigint {
  return chainId === 0n ? MAINNET : chainId;
}

export function isKnownChain(chainId: bigint, announced: ReadonlyMap<bigint, string>): boolean {
  return announced.has(chainId) || tickers.has(chainId);
}
