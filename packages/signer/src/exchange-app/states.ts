/** Steps of a flow, in the order a successful one goes through. */
export type State =
  | 'initial'
  | 'waitingTransaction'
  | 'partnerSet'
  | 'partnerChecked'
  | 'transactionReceived'
  | 'signatureChecked'
  | 'payoutAddressChecked'
  | 'allAddressesChecked'
  | 'waitingUserValidation'
  | 'waitingSigning';
