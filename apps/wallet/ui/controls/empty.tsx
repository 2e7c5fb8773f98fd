import { Spot, type SpotProps } from '@ledgerhq/lumen-ui-react';
import type { ReactNode } from 'react';

type Icon = Extract<SpotProps, { appearance: 'icon' }>['icon'];

export interface EmptyProps {
  icon: Icon;
  title: string;
  children: ReactNode;
}

/** Nothing is here yet: says so, and what to do next. */
export function Empty({ icon, title, children }: EmptyProps) {
  return (
    <div className="flex flex-col items-center gap-12 rounded-lg bg-surface px-24 py-48 text-center">
      <Spot appearance="icon" icon={icon} size={56} />
      <h2 className="heading-4-semi-bold text-base">{title}</h2>
      <div className="flex max-w-400 flex-col items-center gap-16 body-2 text-muted">{children}</div>
    </div>
  );
}
