// @vitest-environment jsdom
import { ContractError } from '@exchange-sim/contract';
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { button, heading, openWidget, withNetwork } from '../testing/open-widget.js';

withNetwork();

test('a sandbox account is filled in with one click and leads to the review', async () => {
  const { person } = openWidget();
  await heading('Sign in');
  await person.click(await button(/alice@example.com/));
  expect(screen.getByLabelText('Email')).toHaveValue('alice@example.com');
  await person.click(await button('Sign in'));
  await heading('Review your sale');
  expect(screen.getByText('alice@example.com')).toBeVisible();
});

test('a returning user goes directly to the review', async () => {
  openWidget({ signedInAs: 'alice' });
  await heading('Review your sale');
});

test('a wrong password is explained in the words of the backend', async () => {
  const { person } = openWidget();
  await person.type(await screen.findByLabelText('Email'), 'alice@example.com');
  await person.type(screen.getByLabelText('Password'), 'not-the-password');
  await person.click(await button('Sign in'));
  const alert = await screen.findByRole('alert');
  expect(alert).toHaveTextContent('This email and password do not belong together.');
  expect(alert).toHaveTextContent('Check both, or create an account.');
});

test('fields are checked before anything is sent, with the message beside the field', async () => {
  const { person } = openWidget();
  await person.type(await screen.findByLabelText('Email'), 'nobody');
  await person.click(await button('Sign in'));
  expect(screen.getByLabelText('Email')).toBeInvalid();
  expect(screen.getByLabelText('Password')).toHaveAccessibleDescription(
    'Your password needs at least 8 characters.',
  );
});

test('a new account is signed in and asked for an identity check', async () => {
  const { person } = openWidget();
  await person.click(await button('Create an account'));
  await person.type(screen.getByLabelText('Email'), 'dora@example.com');
  await person.type(screen.getByLabelText('Password'), 'long enough');
  await person.click(await button('Create account'));
  await heading('Tell us who you are');
});

test('a session that ends while the page is open says so, and brings back to where the user was', async () => {
  const { person, provider } = openWidget({ signedInAs: 'alice' });
  await heading('Review your sale');
  provider.accounts.endSessions();
  await person.click(screen.getByRole('link', { name: 'Your swaps' }));
  await heading('Sign in');
  expect(screen.getByRole('status')).toHaveTextContent('Your session has ended.');
  await person.click(await button(/alice@example.com/));
  await person.click(await button('Sign in'));
  await heading('Your swaps');
  expect(new URLSearchParams(location.search).get('quoteId')).toBe('q-1');
});

test('a stream that is not let in any more ends the session too', async () => {
  const { provider } = openWidget({ signedInAs: 'alice' });
  await heading('Review your sale');
  provider.accounts.endSessions();
  provider.closeEvents();
  await heading('Sign in');
  expect(screen.getByRole('status')).toHaveTextContent('Your session has ended.');
});

test('signing out ends the session here; who comes back signs in without being told of an end', async () => {
  const { person, provider, reload } = openWidget({ signedInAs: 'alice' });
  provider.accounts.login({ email: 'alice@example.com', password: 'sandbox-only' });
  await person.click(await button('Sign out'));
  await heading('Sign in');
  expect(screen.queryByRole('status')).not.toBeInTheDocument();
  expect(provider.accounts.sessionsOf('alice@example.com')).toBe(1);
  reload();
  await heading('Sign in');
});

test('signing out everywhere ends every session of the user', async () => {
  const { person, provider } = openWidget({ signedInAs: 'alice' });
  provider.accounts.login({ email: 'alice@example.com', password: 'sandbox-only' });
  await person.click(await button('Sign out everywhere'));
  await heading('Sign in');
  expect(provider.accounts.sessionsOf('alice@example.com')).toBe(0);
});

test('who could not be signed out is told so and stays', async () => {
  const { person, provider } = openWidget({ signedInAs: 'alice' });
  provider.onLogout = () => {
    throw new ContractError(503, 'SERVICE_UNAVAILABLE_ERROR', 'We are restarting.', {
      fix: 'Wait a minute.',
    });
  };
  await person.click(await button('Sign out'));
  expect(await screen.findByRole('alert')).toHaveTextContent('We are restarting.');
  await heading('Review your sale');
});
