import { StatusWord } from '@exchange-sim/apdu';
import { answer } from '../command.js';
import type { Handler } from '../services.js';

export const VERSION = '4.4.2';

export const getVersion: Handler = () => answer(StatusWord.ok, Uint8Array.from(VERSION.split('.'), Number));
