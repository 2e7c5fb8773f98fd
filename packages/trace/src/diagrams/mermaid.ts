import { type Arrow, type Diagram } from './diagram.js';

const WAYS = { native: 'Native', 'live-app': 'Live App' } as const;

/** The diagram as Mermaid text, arrow ids included. Arrows of one way stand in a frame that names it. */
export function toMermaid(diagram: Diagram): string {
  const lines = ['sequenceDiagram'];
  for (const { party, name } of diagram.participants) lines.push(`    participant ${id(party)} as ${name}`);
  const ends = [diagram.participants.at(0), diagram.participants.at(-1)].flatMap((end) => end?.party ?? []);
  for (const step of diagram.steps) {
    lines.push(`    Note over ${ends.map(id).join(',')}: ${step.title}`);
    let way: Arrow['only'];
    for (const arrow of step.arrows) {
      if (arrow.only !== way) {
        if (way) lines.push('    end');
        if (arrow.only) lines.push(`    opt ${WAYS[arrow.only]}`);
        way = arrow.only;
      }
      lines.push(
        `    ${way ? '    ' : ''}${id(arrow.from)}${arrow.dashed ? '-->>' : '->>'}${id(arrow.to)}: ${arrow.id} ${arrow.text}`,
      );
    }
    if (way) lines.push('    end');
  }
  return `${lines.join('\n')}\n`;
}

const id = (party: string) => party.replaceAll('-', '');
