import { Instruction, type InstructionCode, type StatusCode, StatusWord } from '@exchange-sim/apdu';
import { cString } from '../../bytes.js';
import { verifyDer } from '../../keys/signatures.js';
import type { LibraryApp } from '../../library-apps/library-app.js';
import { type CheckMessage, parseCheckMessage } from '../check-message.js';
import { type CoinConfiguration, parseCoinConfiguration } from '../coin-configuration.js';
import { answer } from '../command.js';
import { bytesOf } from '../protobuf/decode-message.js';
import type { Message } from '../protobuf/messages.js';
import type { Handler } from '../services.js';
import type { SwapContext, Transaction } from '../swap-context.js';
import { normalizeTicker } from '../ticker.js';

const displaying: readonly InstructionCode[] = [
  Instruction.CHECK_ASSET_IN_AND_DISPLAY,
  Instruction.CHECK_REFUND_ADDRESS_AND_DISPLAY,
];

/** One check under way: of the coin received (payout), or of the coin given (refund or asset). */
interface Check {
  payout: boolean;
  coin: CoinConfiguration;
  library: LibraryApp;
  message: CheckMessage;
}

function expectedTicker(message: Message, payout: boolean): string {
  if (message.operation !== 'swap') return cString(message.inCurrency.memory);
  return cString((payout ? message.currencyTo : message.currencyFrom).memory);
}

/** Only swaps name addresses of the user. A payout address of another wallet is allowed, with a warning. */
function checkAddress(context: SwapContext, { message }: Transaction, check: Check): StatusCode {
  if (message.operation !== 'swap') return StatusWord.ok;
  const [address, extraId] = check.payout
    ? [message.payoutAddress, message.payoutExtraId]
    : [message.refundAddress, message.refundExtraId];
  const ours = check.library.checkAddress({
    subConfig: check.coin.subConfig,
    parameters: check.message.addressParameters,
    address: cString(address.memory),
    extraId: cString(extraId.memory),
  });
  if (!ours && !check.payout) return StatusWord.invalidAddress;
  if (!ours) context.crossSeed = true;
  return StatusWord.ok;
}

function checkedAmount(message: Message, payout: boolean): Uint8Array {
  if (message.operation !== 'swap') return bytesOf(message.inAmount);
  return bytesOf(payout ? message.amountToWallet : message.amountToProvider);
}

function printAmounts(context: SwapContext, { message, fees }: Transaction, check: Check): StatusCode {
  const { subConfig } = check.coin;
  const amount = checkedAmount(message, check.payout);
  const printed = check.library.printableAmount({ subConfig, amount, isFee: false });
  if (!printed) return StatusWord.amountFormattingFailed;
  context.printable.write(check.payout ? 'get' : 'send', printed);
  if (check.payout) return StatusWord.ok;
  const printedFees = check.library.printableAmount({ subConfig, amount: fees, isFee: true });
  if (!printedFees) return StatusWord.amountFormattingFailed;
  context.printable.write('fees', printedFees);
  return StatusWord.ok;
}

/** Sell: the fiat amount promised. Fund: the account that is funded. */
function printReceived({ printable }: SwapContext, { message }: Transaction): StatusCode {
  if (message.operation === 'fund') printable.write('get', cString(message.accountName.memory));
  if (message.operation !== 'sell') return StatusWord.ok;
  const { coefficient, exponent } = message.outAmount;
  const currency = cString(message.outCurrency.memory);
  const fits = printable.writeFiat(currency, bytesOf(coefficient), exponent.value);
  return fits ? StatusWord.ok : StatusWord.internalError;
}

const steps = [checkAddress, printAmounts, printReceived];

/** CHECK_PAYOUT_ADDRESS, CHECK_REFUND_ADDRESS and CHECK_ASSET_IN, with and without display. */
export const checkAddressesAndAmounts: Handler = (context, command, services) => {
  const { transaction } = context;
  const message = parseCheckMessage(command.data);
  if (!message || !transaction) return answer(StatusWord.incorrectCommandData);
  if (!verifyDer(services.ledgerKey, message.configuration, message.signature)) {
    return answer(StatusWord.signVerificationFail);
  }
  const coin = parseCoinConfiguration(message.configuration);
  const payout = command.instruction === Instruction.CHECK_PAYOUT_ADDRESS;
  if (!coin || normalizeTicker(cStringOf(coin.ticker)) !== expectedTicker(transaction.message, payout)) {
    return answer(StatusWord.incorrectCommandData);
  }
  const library = services.library(cStringOf(coin.appName));
  if (!library) return answer(StatusWord.applicationNotInstalled);
  const check = { payout, coin, library, message };
  for (const step of steps) {
    const status = step(context, transaction, check);
    if (status !== StatusWord.ok) return answer(status);
  }
  if (payout) {
    context.state = 'payoutAddressChecked';
    return answer(StatusWord.ok);
  }
  context.payin = { appName: library.name, subConfig: coin.subConfig.slice() };
  context.rate = command.rate;
  if (displaying.includes(command.instruction)) return { kind: 'review' };
  context.state = 'allAddressesChecked';
  return answer(StatusWord.ok);
};

function cStringOf(text: string): string {
  return text.split('\0', 1)[0] ?? '';
}
