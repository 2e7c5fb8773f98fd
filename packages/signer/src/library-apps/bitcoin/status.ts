/** Status words of the Bitcoin application. */
export const Status = {
  ok: 0x9000,
  denied: 0x6985,
  incorrectData: 0x6a80,
  notSupported: 0x6a82,
  wrongParameters: 0x6a86,
  wrongLength: 0x6a87,
  swapRefused: 0x6b00,
  unknownInstruction: 0x6d00,
  unknownClass: 0x6e00,
  badState: 0xb007,
  signatureFailed: 0xb008,
  /** The answer is a request; F8 01 brings the reply. */
  interrupted: 0xe000,
} as const;

/** Two bytes before 6B00: why a transaction is not the one approved. */
export const SwapError = {
  wrongAmount: 0x0100,
  wrongDestination: 0x0200,
  wrongFees: 0x0300,
  notDefaultPolicy: 0x0401,
  externalInputs: 0x0402,
  missingPreviousTransaction: 0x0403,
  wrongOutputCount: 0x0404,
  unsupportedOutput: 0x0405,
  wrongData: 0x0600,
  wrongFirstOutput: 0x0601,
  dataWithValue: 0x0602,
  wrongHash: 0x0700,
  wrongParameters: 0xff02,
} as const;

/** Two bytes before 6A80 or 6A82: what is wrong with a PSBT. */
export const PsbtError = {
  policyNotRegistered: 0x0000,
  namedDefaultPolicy: 0x0001,
  noInternalKey: 0x0002,
  missingUtxo: 0x0003,
  wrongPreviousTransaction: 0x0004,
  utxosDiffer: 0x0005,
  utxoUnfitForLegacy: 0x0006,
  missingWitnessUtxo: 0x0007,
  sighashSingleWithoutOutput: 0x0008,
  tooManyChangeOutputs: 0x0009,
  wrongRedeemScript: 0x000b,
} as const;

/** Ends a command with a status word, with two bytes of explanation in front when there is a code. */
export class Failure extends Error {
  readonly status: number;
  readonly code: number | undefined;
  /** Control goes back to Exchange; otherwise the application waits for the next command. */
  readonly endsCall: boolean;

  constructor(status: number, code?: number, endsCall = false) {
    super(`status ${status.toString(16)}`);
    this.status = status;
    this.code = code;
    this.endsCall = endsCall;
  }

  get data(): number[] {
    return this.code === undefined ? [] : [this.code >> 8, this.code & 0xff];
  }
}

export function fail(status: number, code?: number): never {
  throw new Failure(status, code);
}

export function refuseSwap(code: number): never {
  throw new Failure(Status.swapRefused, code, true);
}
