// @vitest-environment jsdom
import { fireEvent, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { button, heading, openWidget, withNetwork } from '../testing/open-widget.js';

withNetwork();

test('who was never checked fills in the form, waits, and goes on when the backend says so', async () => {
  const { person, provider } = openWidget({ signedInAs: 'bob' });
  await heading('Tell us who you are');
  expect(screen.getByLabelText('Country you live in')).toHaveValue('FR');
  await person.type(screen.getByLabelText('Full name'), 'Bob Builder');
  fireEvent.change(screen.getByLabelText('Date of birth'), { target: { value: '1990-02-01' } });
  await person.type(screen.getByLabelText('Passport or identity card number'), 'X1234567');
  await person.click(await button('Send for checking'));
  await heading('We are checking your identity');
  expect(provider.hops).toEqual([]);

  provider.decideKyc(
    provider.accounts.login({ email: 'bob@example.com', password: 'sandbox-only' }).user,
    'approved',
  );
  await heading('Review your sale');
});

test('what is missing in the form is said beside the field', async () => {
  const { person } = openWidget({ signedInAs: 'bob' });
  await heading('Tell us who you are');
  await person.type(screen.getByLabelText('Passport or identity card number'), '#1');
  await person.click(await button('Send for checking'));
  expect(screen.getByLabelText('Full name')).toBeInvalid();
  expect(screen.getByLabelText('Date of birth')).toHaveAccessibleDescription('Enter your date of birth.');
  expect(screen.getByLabelText('Passport or identity card number')).toHaveAccessibleDescription(
    'Enter 4 to 30 letters, digits or dashes.',
  );
});

test('who was rejected sees the reason and whom to write to', async () => {
  openWidget({ signedInAs: 'carol' });
  await heading('We could not verify your identity');
  expect(screen.getByText('The document had run out before you sent it.')).toBeVisible();
  expect(screen.getAllByRole('link', { name: 'help@northgate.example' })[0]).toHaveAttribute(
    'href',
    'mailto:help@northgate.example',
  );
});

test('who was rejected may send other details', async () => {
  const { person } = openWidget({ signedInAs: 'carol' });
  await person.click(await button('Send other details'));
  await heading('Tell us who you are');
  await person.type(screen.getByLabelText('Full name'), 'Carol Singer');
  fireEvent.change(screen.getByLabelText('Date of birth'), { target: { value: '1985-12-24' } });
  await person.type(screen.getByLabelText('Passport or identity card number'), 'Y7654321');
  await person.click(await button('Send for checking'));
  await heading('We are checking your identity');
});

test('a check that fails while the page is open is shown at once', async () => {
  const { provider } = openWidget({ signedInAs: 'bob' });
  const { user } = provider.accounts.login({ email: 'bob@example.com', password: 'sandbox-only' });
  await heading('Tell us who you are');
  provider.decideKyc(user, 'rejected', 'The name does not match.');
  await heading('We could not verify your identity');
  expect(screen.getByText('The name does not match.')).toBeVisible();
});
