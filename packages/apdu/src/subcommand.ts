/** The six flows (low nibble of P2). `_NG` is the generation in which the partner chooses curve and signature format. */
export const Subcommand = { SWAP: 0, SELL: 1, FUND: 2, SWAP_NG: 3, SELL_NG: 4, FUND_NG: 5 } as const;

export type SubcommandName = keyof typeof Subcommand;
export type SubcommandCode = (typeof Subcommand)[SubcommandName];
export type Operation = 'swap' | 'sell' | 'fund';

const order = ['SWAP', 'SELL', 'FUND', 'SWAP_NG', 'SELL_NG', 'FUND_NG'] as const satisfies SubcommandName[];
const operations = ['swap', 'sell', 'fund'] as const satisfies Operation[];

export function subcommandName(code: SubcommandCode): SubcommandName {
  return order[code];
}

export function isSubcommand(code: number): code is SubcommandCode {
  return Number.isInteger(code) && code >= 0 && code < order.length;
}

export function isNg(code: SubcommandCode): boolean {
  return code >= Subcommand.SWAP_NG;
}

export function operationOf(code: SubcommandCode): Operation {
  return operations[code % 3] ?? 'swap';
}

/** Whether the amount received is promised (P1). */
export const Rate = { FIXED: 0, FLOATING: 1 } as const;
export type RateCode = (typeof Rate)[keyof typeof Rate];

export function isRate(code: number): code is RateCode {
  return code === Rate.FIXED || code === Rate.FLOATING;
}

/** High nibble of P2: this APDU continues the one before, another one follows. */
export const Extension = { EXTEND: 0x10, MORE: 0x20 } as const;
