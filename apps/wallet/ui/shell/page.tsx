import { type ReactNode, useEffect } from 'react';

interface Props {
  title: string;
  /** Shown at the right of the title. */
  action?: ReactNode;
  children: ReactNode;
}

/** A page of the content column, under its heading. */
export function Page({ title, action, children }: Props) {
  useEffect(() => {
    document.title = `${title} · Wallet`;
  }, [title]);
  return (
    <div className="mx-auto flex w-full max-w-[720px] flex-col gap-24 px-16 pt-24 pb-80 min-[760px]:px-32 min-[760px]:pt-32">
      <header className="flex min-h-40 items-center justify-between gap-16">
        <h1 className="heading-2-semi-bold text-base">{title}</h1>
        {action}
      </header>
      {children}
    </div>
  );
}
