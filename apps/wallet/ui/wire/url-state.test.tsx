// @vitest-environment jsdom
import { act, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { MemoryRouter, useNavigate } from 'react-router';
import { expect, test } from 'vitest';
import { searchOf, useUrlState } from './url-state.js';

interface State {
  to: string | undefined;
  amount: string | undefined;
}
const read = (search: URLSearchParams): State => ({
  to: search.get('to') ?? undefined,
  amount: search.get('amount') ?? undefined,
});
const write = (state: State) => searchOf(['to', 'amount'], state);

function form() {
  const wrapper = ({ children }: { children: ReactNode }) => <MemoryRouter>{children}</MemoryRouter>;
  return renderHook(() => ({ form: useUrlState(read, write), go: useNavigate() }), { wrapper }).result;
}

test('a change that follows another before that is shown does not undo it', () => {
  const result = form();
  act(() => {
    const [, change] = result.current.form;
    change({ to: 'bitcoin' });
    change({ amount: '0.1' });
  });
  expect(result.current.form[0]).toEqual({ to: 'bitcoin', amount: '0.1' });
});

test('what was typed before going elsewhere is not brought along', () => {
  const result = form();
  act(() => result.current.form[1]({ to: 'bitcoin' }));
  act(() => void result.current.go('/?to=ethereum'));
  act(() => result.current.form[1]({ amount: '2' }));
  expect(result.current.form[0]).toEqual({ to: 'ethereum', amount: '2' });
});
