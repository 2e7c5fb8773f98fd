import type { ReactNode } from 'react';

interface Props {
  onClick(): void;
  disabled?: boolean;
  children: ReactNode;
}

/** Lower than Lumen's smallest, for bars. */
export function SmallButton({ onClick, disabled = false, children }: Props) {
  return (
    <button
      type="button"
      onClick={onClick}
      disabled={disabled}
      className="inline-flex min-h-24 cursor-pointer items-center gap-6 rounded-full bg-muted px-12 py-4 body-4 text-base hover:bg-muted-hover disabled:cursor-default disabled:opacity-50"
    >
      {children}
    </button>
  );
}
