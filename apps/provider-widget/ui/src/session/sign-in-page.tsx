import { credentials } from '@exchange-sim/contract';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { toApiError } from '../api/api-error.js';
import { DealSummary } from '../deal/deal-summary.js';
import { Field } from '../layout/field.js';
import { ErrorNotice, Notice } from '../layout/notice.js';
import { PageTitle } from '../layout/page-title.js';
import { useWidget } from '../widget-context.js';
import { SandboxAccounts } from './sandbox-accounts.js';
import { signIn } from './who-is-there.js';

type Mode = 'login' | 'register';

/** Signs in, or creates an account and signs it in. What the wallet asked for stays in the link. */
export function SignInPage({ sessionEnded }: { sessionEnded: boolean }) {
  const widget = useWidget();
  const [mode, setMode] = useState<Mode>('login');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [checked, setChecked] = useState(false);
  const problems = checked ? problemsOf(email, password) : {};
  const entering = useMutation({ mutationFn: () => signIn(widget, mode, { email, password }) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (Object.keys(problemsOf(email, password)).length === 0) entering.mutate();
  };
  const creating = mode === 'register';
  return (
    <div className="columns">
      <section className="panel">
        <PageTitle>{creating ? 'Create your account' : 'Sign in'}</PageTitle>
        {sessionEnded && (
          <Notice tone="warning">
            <p>Your session has ended. Sign in again to go on where you were.</p>
          </Notice>
        )}
        <form onSubmit={submit} noValidate>
          <Field
            label="Email"
            type="email"
            name="email"
            autoComplete="username"
            value={email}
            onChange={(event) => setEmail(event.target.value)}
            error={problems.email}
          />
          <Field
            label="Password"
            type="password"
            name="password"
            autoComplete={creating ? 'new-password' : 'current-password'}
            value={password}
            onChange={(event) => setPassword(event.target.value)}
            hint={creating ? 'At least 8 characters' : ''}
            error={problems.password}
          />
          {entering.error && <ErrorNotice error={toApiError(entering.error)} />}
          <button type="submit" className="button button-wide" disabled={entering.isPending}>
            {creating ? 'Create account' : 'Sign in'}
          </button>
        </form>
        <p className="switch">
          {creating ? 'You have an account?' : `New to ${widget.config.brand}?`}{' '}
          <button
            type="button"
            className="button-plain"
            onClick={() => {
              entering.reset();
              setMode(creating ? 'login' : 'register');
            }}
          >
            {creating ? 'Sign in instead' : 'Create an account'}
          </button>
        </p>
      </section>
      <div className="column">
        <DealSummary />
        <SandboxAccounts
          onPick={(pickedEmail, pickedPassword) => {
            setMode('login');
            setEmail(pickedEmail);
            setPassword(pickedPassword);
          }}
        />
      </div>
    </div>
  );
}

function problemsOf(email: string, password: string): { email?: string; password?: string } {
  const issues = credentials.safeParse({ email, password }).error?.issues ?? [];
  const about = (field: string) => issues.find((issue) => issue.path[0] === field);
  const emailIssue = about('email');
  return {
    ...(emailIssue && {
      email:
        emailIssue.code === 'too_big'
          ? 'Your email may have at most 49 characters: it is shown on your signer.'
          : 'Enter an email address such as alice@example.com.',
    }),
    ...(about('password') && { password: 'Your password needs at least 8 characters.' }),
  };
}
