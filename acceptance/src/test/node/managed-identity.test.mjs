// @azure/identity gets tokens of the service's managed identity in the form of Azure's virtual machines.
import test from 'node:test';
import assert from 'node:assert/strict';
import { gatehouse } from './gatehouse.mjs';

// Read when the library is loaded.
process.env.AZURE_POD_IDENTITY_AUTHORITY_HOST = gatehouse.identity.imds;
const { ManagedIdentityCredential } = await import('@azure/identity');

const claims = (token) => JSON.parse(Buffer.from(token.split('.')[1], 'base64url').toString('utf8'));

test('a managed identity gets a token where AZURE_POD_IDENTITY_AUTHORITY_HOST says', async () => {
  const { token, expiresOnTimestamp } = await new ManagedIdentityCredential().getToken(
    'https://graph.microsoft.com/.default',
  );
  assert.equal(claims(token).tid, gatehouse.tenantId);
  assert.ok(expiresOnTimestamp > Date.now() + 23 * 3600 * 1000);
});

test('an identity that is not there gets none', async () => {
  await assert.rejects(
    new ManagedIdentityCredential({ clientId: '5cbf6a40-2b55-4c0f-8c0b-2a1f0b1d2c3e' }).getToken(
      'https://graph.microsoft.com/.default',
    ),
  );
});
