/** What stands on the page at /swagger/. @module */

export interface Parameter {
  name: string;
  /** Type and limits, as a reader needs them. */
  type: string;
  text: string;
}

export interface DocumentedRoute {
  method: 'GET' | 'POST' | 'DELETE';
  path: string;
  text: string;
  /** In the query of a GET, in the JSON body of a POST. */
  parameters?: readonly Parameter[];
  /** The body of an example. */
  body?: string;
  /** What the example is answered. */
  answer: string;
  /** Answers other than 200 that belong to this route. */
  refusals?: string;
}

const action: Parameter = { name: 'action', type: 'press | release | press-and-release', text: 'Required.' };
const optionalDelay = (what: string): Parameter => ({
  name: 'delay',
  type: 'number, seconds',
  text: `Optional, 0.1 by default, in steps of 0.1. ${what}`,
});
const coordinate = (name: string, text: string): Parameter => ({ name, type: 'whole number from 0', text });
const whole = '400: not JSON, a property is missing, unknown or of a wrong type; the text says which.';

export const documentedRoutes: readonly DocumentedRoute[] = [
  {
    method: 'POST',
    path: '/apdu',
    text:
      'Sends an APDU to the device. The head of the answer comes at once; the body comes when the device answers, which takes as long as ' +
      'a person thinks about a review. An APDU sent meanwhile is answered 6d01, and so is the one that waits. Frames of 273 bytes and more ' +
      'are never answered.',
    parameters: [
      { name: 'data', type: 'hex, either case', text: 'Required. At least one byte.' },
      {
        name: 'tick_timeout',
        type: 'number, ticks',
        text: 'Optional, 3000 by default (5 minutes); 0 waits forever. When more ticks have passed the connection breaks off.',
      },
    ],
    body: '{"data": "e002000300"}',
    answer: '{"data": "0404029000"}',
    refusals: whole,
  },
  {
    method: 'GET',
    path: '/events',
    text: 'The texts the device has shown, in the order they were drawn, one for each line, with their places on the screen.',
    parameters: [
      {
        name: 'currentscreenonly',
        type: 'true | false | 1 | 0',
        text: 'Optional. Only the texts on the screen now.',
      },
      {
        name: 'stream',
        type: 'true | false | 1 | 0',
        text: 'Optional. A stream of server-sent events that tells every new text, and none of those already there.',
      },
    ],
    answer: '{"events": [{"text": "Quit app", "x": 151, "y": 614, "w": 97, "h": 28, "clear": false}]}',
    refusals: '400: a parameter is no boolean.',
  },
  {
    method: 'DELETE',
    path: '/events',
    text: 'Empties the list of all texts. The texts of the present screen stay.',
    answer: '{}',
  },
  {
    method: 'GET',
    path: '/screenshot',
    text: 'The screen as a PNG of its own size: stax 400×672, flex 480×600, nanosp and nanox 128×64.',
    answer: 'image/png',
  },
  {
    method: 'POST',
    path: '/finger',
    text:
      'Touches the screen. A press-and-release is answered after the release; a hold to sign takes 1.5 s. Points outside the screen and ' +
      'models with buttons take it without effect.',
    parameters: [
      action,
      coordinate('x', 'Required.'),
      coordinate('y', 'Required.'),
      coordinate(
        'x2',
        'Optional. Where a press-and-release lifts the finger: to the left turns the page, to the right turns back.',
      ),
      coordinate('y2', 'Optional.'),
      optionalDelay('How long the finger stays down.'),
    ],
    body: '{"action": "press-and-release", "x": 200, "y": 515, "delay": 1.7}',
    answer: '{}',
    refusals: whole,
  },
  {
    method: 'POST',
    path: '/button/left',
    text: 'Presses a button; /button/right and /button/both likewise. Touch models take it without effect.',
    parameters: [action, optionalDelay('A press-and-release waits it twice: before and after the release.')],
    body: '{"action": "press-and-release"}',
    answer: '{}',
    refusals: whole,
  },
  {
    method: 'POST',
    path: '/ticker/',
    text:
      'The device’s own time, which long presses, status screens, delays and limits count: a tick is 0.1 s. While it is paused, time ' +
      'passes in single steps only, and delays make their own.',
    parameters: [{ name: 'action', type: 'pause | resume | single-step', text: 'Required.' }],
    body: '{"action": "single-step"}',
    answer: '{}',
    refusals: `${whole} 308: the slash at the end is missing.`,
  },
  {
    method: 'POST',
    path: '/automation',
    text:
      'Rules that press for a person. For every new text the first rule that fits and has actions is carried out; a new document ' +
      'replaces the old one and forgets its variables.',
    parameters: [
      { name: 'version', type: '1', text: 'Required.' },
      {
        name: 'rules',
        type: 'list',
        text:
          'Required. A rule may ask for text, regexp (from the start of the text), x, y, conditions ([variable, true | false]) and has ' +
          'actions: ["button", 1 | 2, true | false], ["finger", x, y, true | false], ["setbool", variable, true | false], ["exit"].',
      },
    ],
    body: '{"version": 1, "rules": [{"text": "Cancel", "actions": [["finger", 200, 620, true], ["finger", 200, 620, false]]}]}',
    answer: '{}',
    refusals: '400 "invalid document" or, when it is not ASCII, "invalid encoding".',
  },
  {
    method: 'GET',
    path: '/health',
    text: 'Whether the signer is there, and which. Speculos does not have this route.',
    answer: '{"status": "ok", "app": "Exchange TEST", "model": "stax"}',
  },
];
