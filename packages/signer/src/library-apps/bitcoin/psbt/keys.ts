/** Key types of the maps of a PSBT (BIP-174, BIP-370, BIP-371) that the application looks at. */
export const GlobalKey = { transactionVersion: 0x02, fallbackLockTime: 0x03 } as const;

export const InputKey = {
  previousTransaction: 0x00,
  witnessUtxo: 0x01,
  sighashType: 0x03,
  redeemScript: 0x04,
  derivation: 0x06,
  previousTxid: 0x0e,
  outputIndex: 0x0f,
  sequence: 0x10,
  taprootDerivation: 0x16,
} as const;

export const OutputKey = { derivation: 0x02, amount: 0x03, script: 0x04, taprootDerivation: 0x07 } as const;
