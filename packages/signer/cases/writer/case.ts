/** The format of the cases: what `play.ts` reads, and other players of such transcripts with it. @module */

export type Model = 'stax' | 'flex' | 'nanosp' | 'nanox';

/** A request to the REST API that a person's finger stands for. */
export interface Action {
  path: string;
  body: { action: 'press-and-release'; x?: number; y?: number; delay?: number };
}

/** The answer comes after the user has acted: `actions[i]` on `screens[i]` leads to `screens[i + 1]`. */
export interface ReviewStep {
  decision: 'approve' | 'reject' | 'cancel';
  /** The texts of each screen, top to bottom; how they are broken into lines is not part of it. */
  screens: string[][];
  actions: Action[];
}

export interface Step {
  /** Hex. */
  apdu: string;
  /** Hex, status word included. */
  response?: string;
  /** A regular expression, where the answer is random. */
  responseMatch?: string;
  review?: ReviewStep;
}

export interface Case {
  id: string;
  title: string;
  /** Why it must be so. */
  rule: string;
  /** Only on this model; on all when absent. */
  model?: Model;
  steps: Step[];
}

/** A case before it has its id. */
export type Draft = Omit<Case, 'id'>;

/** Numbers the cases of a subject. */
export function numbered(subject: string, drafts: readonly Draft[]): Case[] {
  return drafts.map((draft, i) => ({ id: `${subject}-${String(i + 1).padStart(3, '0')}`, ...draft }));
}
