/** Parts that can be stopped and started on their own. */
export type PartName =
  | 'database'
  | 'chain'
  | 'signer'
  | 'ledgerBackend'
  | 'providerBackend'
  | 'providerWidget'
  | 'wallet';
