// @vitest-environment jsdom
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

test('an ended session asks to sign in again and keeps the sale', async () => {
  const { person, provider, reload } = openWidget({ signedInAs: 'alice' });
  await heading('Review your sale');
  provider.accounts.endSessions();
  reload();
  await heading('Sign in');
  expect(screen.getByRole('status')).toHaveTextContent('Your session has ended.');
  await person.click(await button(/alice@example.com/));
  await person.click(await button('Sign in'));
  await heading('Review your sale');
  expect(new URLSearchParams(location.search).get('quoteId')).toBe('q-1');
});

test('signing out forgets the session', async () => {
  const { person, reload } = openWidget({ signedInAs: 'alice' });
  await person.click(await button('Sign out'));
  await heading('Sign in');
  reload();
  await heading('Sign in');
});
