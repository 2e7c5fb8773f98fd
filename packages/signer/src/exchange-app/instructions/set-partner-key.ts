import { isNg, operationOf, StatusWord, Subcommand, type SubcommandCode } from '@exchange-sim/apdu';
import { ByteReader, cString } from '../../bytes.js';
import type { CurveName } from '../../keys/signatures.js';
import { answer } from '../command.js';
import type { Handler } from '../services.js';

const NAME_LENGTH = { min: 3, max: 15 };
const KEY_LENGTH = 65;
const UNCOMPRESSED = 0x04;

/** Legacy flows fix the curve, NG flows name it in a byte. */
function readCurve(reader: ByteReader, subcommand: SubcommandCode): CurveName | undefined {
  if (!isNg(subcommand)) return subcommand === Subcommand.SWAP ? 'secp256k1' : 'secp256r1';
  return ([0, 1] as const).map((id) => (['secp256k1', 'secp256r1'] as const)[id])[reader.byte() ?? -1];
}

/** `length ‖ name ‖ [curve] ‖ 65-byte public key`; Ledger's signature over all of it comes with CHECK_PARTNER. */
export const setPartnerKey: Handler = (context, { subcommand, data }) => {
  const reader = new ByteReader(data);
  const name = reader.sized();
  if (!name || name.length < NAME_LENGTH.min || name.length > NAME_LENGTH.max) {
    return answer(StatusWord.incorrectCommandData);
  }
  const curve = readCurve(reader, subcommand);
  const point = reader.rest();
  if (!curve || point.length !== KEY_LENGTH) return answer(StatusWord.incorrectCommandData);
  if (point[0] !== UNCOMPRESSED) return answer(StatusWord.internalError);
  const prefix = operationOf(subcommand) === 'fund' ? 'To ' : '';
  context.partner = {
    name: `${prefix}${cString(name)}`,
    key: { curve, point: point.slice() },
    credentials: data.slice(),
  };
  context.state = 'partnerSet';
  return answer(StatusWord.ok);
};
