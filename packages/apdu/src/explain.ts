import { parseApdu, type RawApdu } from './exchange-apdu.js';
import { explainResponse } from './explain-response.js';
import { fromHex, hexByte } from './hex.js';
import { instructionName } from './instruction.js';
import { Extension, isSubcommand, subcommandName } from './subcommand.js';

/** Who an APDU of class E0 is meant for: after START_SIGNING_TRANSACTION it is the coin application. */
export type Target = 'exchange' | 'ethereum';

const osNames: Record<number, string> = {
  1: 'GET_APP_AND_VERSION',
  6: 'LOAD_CERTIFICATE',
  167: 'QUIT_APP',
};
const dashboardNames: Record<number, string> = { 216: 'OPEN_APP', 1: 'GET_DEVICE_INFO' };
const ethereumNames: Record<number, string> = {
  2: 'GET_PUBLIC_KEY',
  4: 'SIGN',
  6: 'GET_APP_CONFIGURATION',
  10: 'PROVIDE_ERC20_TOKEN_INFO',
  48: 'PROVIDE_NETWORK_CONFIGURATION',
};
const bitcoinNames: Record<number, string> = {
  0: 'GET_EXTENDED_PUBKEY',
  2: 'REGISTER_WALLET',
  3: 'GET_WALLET_ADDRESS',
  4: 'SIGN_PSBT',
  5: 'GET_MASTER_FINGERPRINT',
  16: 'SIGN_MESSAGE',
};
/** Classes only the Bitcoin application knows: its commands, and what its client answers while one runs. */
const BITCOIN_COMMAND = 0xe1;
const BITCOIN_CONTINUE = 0xf8;

interface Named {
  text: string;
  target: Target | 'bitcoin' | 'os';
}

function exchangeName({ ins, p2, data }: RawApdu): string {
  const name = instructionName(ins);
  const flow = p2 & 0x0f;
  if (!name) return `unknown command ${hexByte(ins)}`;
  // hw-app-exchange sends START_NEW_TRANSACTION with the flow too, but GET_VERSION belongs to none.
  if (name === 'GET_VERSION' || !isSubcommand(flow)) return name;
  const legacyAsset = name === 'CHECK_PAYOUT_ADDRESS' && (flow === 1 || flow === 2);
  const part = p2 & Extension.MORE ? ' (first part)' : ' (last part)';
  const middle = (p2 & 0x30) === 0x30 ? ' (middle part)' : part;
  const chunk = p2 & 0x30 ? middle.replace(')', `, ${data.length} bytes)`) : '';
  return `${legacyAsset ? 'CHECK_ASSET_IN_AND_DISPLAY' : name} ${subcommandName(flow)}${chunk}`;
}

function ethereumName({ ins, p1 }: RawApdu): string {
  const name = ethereumNames[ins];
  if (!name) return `Ethereum unknown command ${hexByte(ins)}`;
  return `Ethereum ${name}${ins === 0x04 && p1 === 0x80 ? ' (continued)' : ''}`;
}

/** Commands whose header alone tells that the Ethereum application is meant: Exchange knows no such INS or P1. */
function onlyEthereum({ ins, p1 }: RawApdu): boolean {
  return ins === 0x30 || (ins === 0x04 && p1 === 0x80);
}

function nameOf(apdu: RawApdu, target: Target): Named {
  if (apdu.cla === 0xb0)
    return { text: osNames[apdu.ins] ?? `system command ${hexByte(apdu.ins)}`, target: 'os' };
  if (apdu.cla === BITCOIN_COMMAND) {
    const name = bitcoinNames[apdu.ins] ?? `unknown command ${hexByte(apdu.ins)}`;
    return { text: `Bitcoin ${name}`, target: 'bitcoin' };
  }
  if (apdu.cla === BITCOIN_CONTINUE) return { text: 'Bitcoin CONTINUE', target: 'bitcoin' };
  if (apdu.cla !== 0xe0) return { text: `class ${hexByte(apdu.cla)} command ${hexByte(apdu.ins)}`, target };
  if (dashboardNames[apdu.ins] && apdu.p1 === 0 && apdu.p2 === 0) {
    return { text: dashboardNames[apdu.ins] ?? '', target: 'os' };
  }
  if (target === 'ethereum' || onlyEthereum(apdu)) return { text: ethereumName(apdu), target: 'ethereum' };
  return { text: exchangeName(apdu), target: 'exchange' };
}

/**
 * One line of plain text about an APDU, and about its answer when given.
 * `target` tells E0 02/04/06 of Exchange from those of the Ethereum application; both look the same on the wire.
 *
 * @example explain('e004000451…') // "SET_PARTNER_KEY SELL_NG"
 * @example explain('e005000446…', '9d1a') // "CHECK_PARTNER SELL_NG → 9D1A signVerificationFail: A signature does not verify"
 */
export function explain(apduHex: string, responseHex?: string, options: { target?: Target } = {}): string {
  let bytes: Uint8Array;
  try {
    bytes = fromHex(apduHex);
  } catch {
    return 'not an APDU: not hex';
  }
  const apdu =
    parseApdu(bytes) ?? (bytes.length === 4 ? parseApdu(Uint8Array.from([...bytes, 0])) : undefined);
  if (!apdu) return `malformed APDU of ${bytes.length} bytes`;
  const { text, target } = nameOf(apdu, options.target ?? 'exchange');
  if (responseHex === undefined) return text;
  try {
    return `${text} → ${explainResponse(fromHex(responseHex), apdu.ins, target)}`;
  } catch {
    return `${text} → answer is not hex`;
  }
}
