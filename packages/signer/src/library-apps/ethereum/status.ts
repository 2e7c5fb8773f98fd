/** Status words of the Ethereum application. */
export const Status = {
  ok: 0x9000,
  refused: 0x6001,
  unknownTransactionType: 0x6501,
  notAllowed: 0x6980,
  userRejected: 0x6985,
  incorrectData: 0x6a80,
  wrongLength: 0x6a87,
  wrongParameters: 0x6b00,
  unknownInstruction: 0x6d00,
  unknownClass: 0x6e00,
} as const;
