import { ThemeProvider } from '@ledgerhq/lumen-ui-react';
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';

export type ThemeChoice = 'system' | 'dark' | 'light';
const KEY = 'wallet.theme';
const CHOICES: readonly string[] = ['system', 'dark', 'light'];

interface Theme {
  choice: ThemeChoice;
  choose(choice: ThemeChoice): void;
}

const Context = createContext<Theme>({ choice: 'system', choose: () => undefined });

function stored(): ThemeChoice {
  const value = localStorage.getItem(KEY) ?? '';
  return CHOICES.includes(value) ? (value as ThemeChoice) : 'system';
}

/** The system's preference unless one was chosen; what was chosen is kept. */
export function Themed({ children }: { children: ReactNode }) {
  const [choice, setChoice] = useState(stored);
  const theme = useMemo(
    () => ({
      choice,
      choose: (next: ThemeChoice) => {
        localStorage.setItem(KEY, next);
        setChoice(next);
      },
    }),
    [choice],
  );
  return (
    <Context value={theme}>
      <ThemeProvider colorScheme={choice}>{children}</ThemeProvider>
    </Context>
  );
}

export const useThemeChoice = () => useContext(Context);

/** The scheme in force, as Live Apps want to know it. */
export function presentTheme(): 'dark' | 'light' {
  return document.documentElement.classList.contains('light') ? 'light' : 'dark';
}
