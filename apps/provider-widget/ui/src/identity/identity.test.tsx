// @vitest-environment jsdom
import { ContractError } from '@exchange-sim/contract';
import { fireEvent, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { button, heading, openWidget, withNetwork } from '../testing/open-widget.js';

withNetwork();

const passport = () =>
  new File([Uint8Array.of(0x89, 0x50, 0x4e, 0x47)], 'passport.png', { type: 'image/png' });
const drop = (file: File) =>
  fireEvent.drop(screen.getByText('Drop the file here, or'), { dataTransfer: { files: [file] } });

test('who was never checked fills in the form, waits, and goes on when the backend says so', async () => {
  const { person, provider } = openWidget({ signedInAs: 'bob' });
  await heading('Tell us who you are');
  expect(screen.getByLabelText('Country you live in')).toHaveValue('FR');
  await person.type(screen.getByLabelText('Full name'), 'Bob Builder');
  fireEvent.change(screen.getByLabelText('Date of birth'), { target: { value: '1990-02-01' } });
  await person.type(screen.getByLabelText('Passport or identity card number'), 'X1234567');
  await person.upload(screen.getByLabelText('Choose a file'), passport());
  expect(screen.getByText('passport.png')).toBeVisible();
  await person.click(await button('Send for checking'));
  await heading('We are checking your identity');
  expect(provider.hops).toEqual([]);
  expect(provider.applications).toMatchObject([
    {
      country: 'FR',
      document: { fileName: 'passport.png', mediaType: 'image/png', contentBase64: 'iVBORw==' },
    },
  ]);

  provider.decideKyc(provider.accounts.user('bob@example.com'), 'approved');
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
  expect(screen.getByLabelText('Choose a file')).toHaveAccessibleDescription(
    /Add a photo or a scan of your document\.$/,
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
  await person.upload(screen.getByLabelText('Take a photo'), passport());
  await person.click(await button('Send for checking'));
  await heading('We are checking your identity');
});

test('a check that fails while the page is open is shown at once', async () => {
  const { provider } = openWidget({ signedInAs: 'bob' });
  const user = provider.accounts.user('bob@example.com');
  await heading('Tell us who you are');
  provider.decideKyc(user, 'rejected', 'The name does not match.');
  await heading('We could not verify your identity');
  expect(screen.getByText('The name does not match.')).toBeVisible();
});

test('a document of another kind, too big or empty is refused when it is picked; the right one is taken', async () => {
  const { person } = openWidget({ signedInAs: 'bob' });
  await heading('Tell us who you are');
  drop(new File(['<svg/>'], 'me.svg', { type: 'image/svg+xml' }));
  expect(
    screen.getByText('“me.svg” is neither a JPEG or PNG picture nor a PDF. Choose one of those.'),
  ).toBeVisible();
  drop(new File([new Uint8Array(2 * 1024 * 1024 + 1024 * 512)], 'scan.pdf', { type: 'application/pdf' }));
  expect(
    screen.getByText('“scan.pdf” has 2.5 MB; at most 2 MB can be sent. Choose a smaller file.'),
  ).toBeVisible();
  drop(new File([], 'nothing.png', { type: 'image/png' }));
  expect(screen.getByText('“nothing.png” is empty. Choose another file.')).toBeVisible();
  drop(new File([new Uint8Array(1536)], 'scan.pdf', { type: 'application/pdf' }));
  expect(screen.getByText('1.5 KB')).toBeVisible();
  expect(screen.queryByText(/is empty/)).not.toBeInTheDocument();
  await person.click(await button('Remove scan.pdf'));
  expect(screen.getByLabelText('Choose a file')).toBeInTheDocument();
});

test('what the backend says about the document stands beside it', async () => {
  const { person, provider } = openWidget({ signedInAs: 'bob' });
  provider.onKyc = () => {
    throw new ContractError(400, 'INVALID_REQUEST_ERROR', 'The picture is not a PNG.', {
      field: 'document.contentBase64',
      in: 'body',
    });
  };
  await heading('Tell us who you are');
  await person.type(screen.getByLabelText('Full name'), 'Bob Builder');
  fireEvent.change(screen.getByLabelText('Date of birth'), { target: { value: '1990-02-01' } });
  await person.type(screen.getByLabelText('Passport or identity card number'), 'X1234567');
  await person.upload(screen.getByLabelText('Choose a file'), passport());
  await person.click(await button('Send for checking'));
  expect(await screen.findByText('The picture is not a PNG.')).toBeVisible();
  expect(screen.queryByRole('alert')).not.toBeInTheDocument();
});
