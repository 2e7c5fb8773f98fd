import { type Diagram } from './diagram.js';

/** The diagram as Mermaid text, arrow ids included. */
export function toMermaid(diagram: Diagram): string {
  const lines = ['sequenceDiagram'];
  for (const { party, name } of diagram.participants) lines.push(`    participant ${id(party)} as ${name}`);
  for (const step of diagram.steps) {
    lines.push(
      `    Note over ${diagram.participants
        .map(({ party }) => id(party))
        .filter((_, i, all) => i === 0 || i === all.length - 1)
        .join(',')}: ${step.title}`,
    );
    for (const arrow of step.arrows) {
      lines.push(
        `    ${id(arrow.from)}${arrow.dashed ? '-->>' : '->>'}${id(arrow.to)}: ${arrow.id} ${arrow.text}`,
      );
    }
  }
  return `${lines.join('\n')}\n`;
}

const id = (party: string) => party.replaceAll('-', '');
