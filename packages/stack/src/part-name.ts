/** Parts that can be stopped and started on their own. */
export type PartName =
  | 'database'
  | 'chain'
  | 'bitcoin'
  | 'signer'
  | 'ledgerBackend'
  | 'providerBackend'
  | 'quickbridge'
  | 'oldharbour'
  | 'providerWidget'
  | 'wallet';
