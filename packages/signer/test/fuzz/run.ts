/** `run COUNT SEED`: as many changed APDUs, then one line of JSON about time and memory. @module */
import { fixedDevice, frame, send } from '../model/recorded-flow.js';
import { Fuzzer } from './fuzzer.js';

const [count = 10_000, seed = 1] = process.argv.slice(2).map(Number);
const MEGABYTE = 2 ** 20;
const megabytes = () => process.memoryUsage.rss() / MEGABYTE;

function until(fuzzer: Fuzzer, sent: number): void {
  while (fuzzer.sent < sent) fuzzer.round();
}

const begun = performance.now();
const fuzzer = new Fuzzer(seed);
until(fuzzer, count / 10);
const earlyMegabytes = megabytes();
until(fuzzer, count);
const seconds = (performance.now() - begun) / 1000;
const lateMegabytes = megabytes();

const device = fixedDevice();
const plainBegun = performance.now();
for (let i = 0; i < count; i++) send(device, frame(0x02, 0, 0));
const plainSeconds = (performance.now() - plainBegun) / 1000;

process.stdout.write(`${JSON.stringify({ seconds, plainSeconds, earlyMegabytes, lateMegabytes })}\n`);
