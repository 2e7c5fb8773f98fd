/** An error as every service of the stack words it. */
export const envelope = (messageKey: string, message: string) => ({ messageKey, message });
