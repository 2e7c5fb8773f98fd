/** What the wallet’s History says of a transaction, by where it stands at last. */
export const IN_HISTORY = {
  finished: [/^Finished$/, /^The provider has paid you\./],
  bought: [/^Finished$/, /^The coins have arrived in your account\./],
  refunded: [/^Refunded$/, /^The provider has sent your deposit back, less the network fee/],
  expired: [/^Expired$/, /^No deposit came in time\./],
  refused: [/^Refused$/, /Nothing was sent\./],
} as const satisfies Record<string, readonly RegExp[]>;

/** What the wallet says of a swap that stayed in it, once the deposit is on its way; the status follows by itself. */
export const onItsWay = (status: 'Finished' | 'Refunded'): readonly RegExp[] => [
  /^Swap on its way$/,
  new RegExp(`^${status}$`),
];
