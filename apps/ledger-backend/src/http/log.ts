/** Where the service tells its operator what went wrong. */
export interface Log {
  error(message: string, error?: unknown): void;
}

export const silentLog: Log = { error() {} };
