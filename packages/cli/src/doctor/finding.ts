/** One thing the doctor looked at. */
export interface Finding {
  state: 'ok' | 'warning' | 'problem';
  subject: string;
  text: string;
  /** How to mend it. */
  fix?: string;
}

export const finding = (state: Finding['state'], subject: string, text: string, fix?: string): Finding => ({
  state,
  subject,
  text,
  ...(fix && { fix }),
});
