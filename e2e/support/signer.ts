/** What the signer shows, read as Speculos's clients read it. */
export class Signer {
  constructor(readonly url: string) {}

  async texts(): Promise<string[]> {
    const response = await fetch(`${this.url}/events?currentscreenonly=true`);
    const { events } = (await response.json()) as { events: Array<{ text: string }> };
    return events.map(({ text }) => text);
  }
}
