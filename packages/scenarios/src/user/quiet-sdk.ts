const LEVELS = ['log', 'debug', 'error', 'warn'] as const;

/** Steps of the exchange SDK, and its remark on errors of another package than its own. */
const CHATTER = /\[ExchangeSDK\]|^deserializing an unknown class/;

/** Runs `work` without what the exchange SDK tells the console at each step; what others write there stays. */
export async function quietly<T>(work: () => Promise<T>): Promise<T> {
  const written = LEVELS.map((level) => [level, console[level]] as const);
  for (const [level, write] of written) {
    console[level] = (...parts: unknown[]) => {
      if (!CHATTER.test(String(parts[0]))) write.apply(console, parts);
    };
  }
  try {
    return await work();
  } finally {
    for (const [level, write] of written) console[level] = write;
  }
}
